"""The sample offices: the invented commune Bình Minh with a year of figures, Trà Vinh's wards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.frame import Office, Signer
from bhdesk.domain.periods import Month
from bhdesk.domain.targets import largest_remainder
from bhdesk.services import activities, bases, counts, office, targets
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from bhdesk.services.office import Setup

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.services.office import DataFile

ACTOR = "Dữ liệu mẫu"
MARK = "SỐ LIỆU MẪU – đơn vị và con số giả định"
TRA_VINH_MARK = "SỐ LIỆU MẪU – chỉ tiêu theo Kế hoạch 49/KH-BCD, kết quả giả định"
VSI, HI, CSI, UI = "vsi_participants", "hi_participants", "csi_participants", "ui_participants"
PAID = "beneficiaries_paid_by_account"

VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Đoài", "Thôn Đông")
POPULATION = (4630, 3980, 3290, 4420, 4330, 4210)
LABOUR = (2310, 1985, 1640, 2205, 2160, 2100)
VSI_START = (96, 82, 65, 90, 90, 89)
# new, resumed, lapsed of BHXH tự nguyện by month, one a village; May is domain.md G, story S2
VSI_FLOWS: dict[int, tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = {
    1: ((2, 2, 1, 3, 2, 2), (1, 0, 0, 1, 1, 0), (1, 1, 2, 1, 1, 1)),
    2: ((1, 1, 1, 1, 1, 1), (0, 0, 0, 1, 0, 0), (2, 2, 1, 2, 1, 2)),
    3: ((4, 2, 2, 4, 3, 3), (1, 1, 0, 1, 0, 1), (1, 2, 1, 1, 2, 1)),
    4: ((4, 4, 2, 4, 3, 4), (1, 0, 0, 1, 0, 1), (1, 1, 1, 1, 2, 1)),
    5: ((14, 10, 8, 13, 11, 12), (2, 1, 0, 1, 2, 1), (2, 3, 1, 2, 2, 1)),
    6: ((5, 4, 3, 4, 4, 4), (1, 0, 0, 0, 1, 0), (2, 2, 1, 2, 2, 1)),
    7: ((5, 4, 4, 5, 4, 4), (0, 1, 0, 1, 0, 0), (1, 1, 1, 1, 2, 1)),
    8: ((4, 3, 4, 4, 4, 5), (1, 0, 1, 0, 0, 1), (1, 2, 1, 1, 1, 1)),
    9: ((6, 5, 4, 5, 5, 5), (0, 0, 0, 1, 1, 0), (1, 1, 1, 2, 1, 1)),
    10: ((6, 5, 5, 6, 5, 6), (1, 1, 0, 0, 1, 1), (2, 1, 1, 1, 1, 2)),
    11: ((5, 4, 5, 5, 4, 4), (0, 0, 1, 1, 0, 0), (1, 1, 1, 1, 1, 1)),
    12: ((4, 4, 4, 3, 4, 3), (1, 0, 0, 0, 1, 0), (1, 1, 1, 1, 1, 1)),
}
VSI_LAST_YEAR = (470, 468, 476, 481, 492, 497, 499, 501, 503, 506, 509)
HI_2026 = (22860, 22905, 22948, 22976, 23118, 23248, 23301, 23352, 23420, 23498, 23690, 23755)
CSI_2026 = (6190, 6196, 6223, 6241, 6262, 6301, 6308, 6312, 6330, 6341, 6352, 6360)
UI_2026 = (5902, 5910, 5931, 5951, 5968, 6020, 6026, 6033, 6049, 6058, 6071, 6082)
PAID_2026 = (1835, 1838, 1842, 1846, 1852, 1857, 1859, 1861, 1864, 1868, 1872, 1877)
BENEFICIARIES = 1874


def build_binh_minh(path: Path, migrations: Path, resources: Path, last: int = 12) -> DataFile:
    """Xã Bình Minh (invented) with targets, figures up to month `last` of 2026, and meetings."""
    source = (resources / "samples" / "binh-minh-2026.toml").read_text(encoding="utf-8")
    letterhead = Office(
        name="xã Bình Minh",
        parent="UBND xã Bình Minh",
        issuer="Ban Chỉ đạo thực hiện\nchính sách BHXH, BHYT",
        place="Bình Minh",
        symbol="BC-BCĐ",
        addressee="Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)",
        recipients="Thường trực Đảng ủy, HĐND xã\nCác thành viên Ban Chỉ đạo xã\nTrưởng các thôn",
        archive="VT, VHXH",
        sample_mark=MARK,
    )
    store = office.create(path, Setup(source, letterhead), ACTOR, migrations)
    post = "Phó Chủ tịch UBND xã"
    office.save_signer(store, Signer(0, "Nguyễn Văn A", "Trưởng ban", "TM. Ban Chỉ đạo", post))
    units = office.frame(store).unit_ids
    _write_bases(store, units)
    _allocate(store)
    _write_last_year(store, units)
    for number in range(1, last + 1):
        _write_month(store, units, number)
    _write_meetings(store, units, last)
    return store


def _write_bases(store: DataFile, units: tuple[int, ...]) -> None:
    for as_of in (date(2025, 12, 31), date(2026, 3, 31)):
        entries = [
            BaseEntry("population", None, sum(POPULATION)),
            BaseEntry("labour_force", None, sum(LABOUR)),
            BaseEntry("beneficiaries", None, BENEFICIARIES),
            *(BaseEntry("population", u, v) for u, v in zip(units, POPULATION, strict=True)),
            *(BaseEntry("labour_force", u, v) for u, v in zip(units, LABOUR, strict=True)),
        ]
        bases.set_bases(store, tuple(entries), as_of, "Thống kê cơ sở")


def _allocate(store: DataFile) -> None:
    on = date(2026, 4, 24)
    for measure, base in ((VSI, "labour_force"), (HI, "population")):
        targets.save(
            store, targets.preview(store, measure, base, on), on, document="Kế hoạch 42/KH-UBND"
        )


def _write_last_year(store: DataFile, units: tuple[int, ...]) -> None:
    for number, total in enumerate(VSI_LAST_YEAR, 1):
        shares = largest_remainder(total, VSI_START)
        _closings(store, Month(2025, number), VSI, units, shares)
    _closings(store, Month(2025, 12), VSI, units, VSI_START)
    _closings(store, Month(2025, 6), HI, units, largest_remainder(22310, POPULATION))
    _closings(store, Month(2025, 12), HI, units, largest_remainder(22801, POPULATION))
    office_id = office.frame(store).office_id
    ends = ((CSI, 6182), (UI, 5894), (PAID, 1830))
    entries = [Entry(office_id, measure, Part.CLOSING, value) for measure, value in ends]
    counts.set_counts(store, Month(2025, 12), entries)


def _closings(
    store: DataFile, month: Month, measure: str, units: tuple[int, ...], values: tuple[int, ...]
) -> None:
    entries = [Entry(u, measure, Part.CLOSING, v) for u, v in zip(units, values, strict=True)]
    counts.set_counts(store, month, entries)


def _write_month(store: DataFile, units: tuple[int, ...], number: int) -> None:
    month = Month(2026, number)
    parts = (Part.NEW, Part.RESUMED, Part.LAPSED)
    entries = [
        Entry(unit, VSI, part, flow[at])
        for part, flow in zip(parts, VSI_FLOWS[number], strict=True)
        for at, unit in enumerate(units)
    ]
    hi = largest_remainder(HI_2026[number - 1], POPULATION)
    entries += [Entry(u, HI, Part.CLOSING, v) for u, v in zip(units, hi, strict=True)]
    place = office.frame(store).office_id
    for measure, series in ((CSI, CSI_2026), (UI, UI_2026), (PAID, PAID_2026)):
        entries.append(Entry(place, measure, Part.CLOSING, series[number - 1]))
    counts.set_counts(store, month, entries)


def _write_meetings(store: DataFile, units: tuple[int, ...], last: int) -> None:
    """Customer conferences Jan–Jun as in story S3 (1·0·1·0·2·1) and what an ordinary year adds."""
    conference = Kind.CUSTOMER_CONFERENCE
    hosts = "UBND xã, BHXH cơ sở, Bưu điện"
    plan: tuple[
        tuple[Kind, date, str, str, int | None, tuple[int, int, int], tuple[int, int]], ...
    ] = (
        (conference, date(2026, 1, 22), "14:00", "16:00", 0, (50, 41, 26), (3, 5)),
        (Kind.VILLAGE_MEETING, date(2026, 2, 10), "19:30", "21:00", 1, (80, 62, 0), (0, 2)),
        (conference, date(2026, 3, 19), "19:00", "20:30", 3, (55, 46, 30), (4, 6)),
        (Kind.SMALL_GROUP_SESSION, date(2026, 4, 16), "19:00", "20:00", 4, (25, 22, 15), (2, 3)),
        (Kind.HOUSEHOLD_DRIVE, date(2026, 5, 8), "07:30", "11:00", None, (120, 118, 60), (3, 0)),
        (conference, date(2026, 5, 14), "19:00", "20:45", 5, (60, 51, 33), (7, 9)),
        (conference, date(2026, 5, 21), "19:00", "20:45", 0, (60, 52, 35), (9, 7)),
        (conference, date(2026, 6, 9), "19:00", "20:45", 2, (60, 47, 31), (6, 12)),
        (conference, date(2026, 7, 16), "19:00", "20:30", 1, (50, 43, 28), (4, 6)),
        (Kind.DIALOGUE_CONFERENCE, date(2026, 8, 13), "08:00", "10:30", None, (40, 34, 21), (2, 0)),
        (conference, date(2026, 8, 20), "19:00", "20:30", 3, (55, 44, 27), (4, 5)),
        (conference, date(2026, 9, 17), "19:00", "20:30", 4, (55, 48, 29), (5, 8)),
        (conference, date(2026, 10, 15), "19:00", "20:30", 5, (60, 50, 32), (6, 7)),
        (conference, date(2026, 11, 12), "19:00", "20:30", 1, (70, 63, 41), (5, 14)),
        (conference, date(2026, 12, 10), "19:00", "20:30", 2, (55, 45, 26), (4, 6)),
    )
    names = {unit.id: unit.name for unit in office.frame(store).units}
    for kind, day, starts, ends, at, (invited, attended, consulted), (vsi, hi) in plan:
        if day.month > last:
            continue
        place = "Hội trường UBND xã" if at is None else f"Nhà văn hóa {names[units[at]]}"
        activity = Activity(
            kind, day, ActivityState.HELD, starts, ends, place,
            units=() if at is None else (units[at],),
            organisers=hosts,
            topic="Chính sách BHXH tự nguyện, BHYT hộ gia đình",
            invited=invited, attended=attended, consulted=consulted if consulted else None,
            enrolled=((VSI, vsi), (HI, hi)),
        )  # fmt: skip
        activities.add(store, activity)


TRA_VINH_30_6 = {
    VSI: (136, 45, 44, 128, 140, 155, 210, 123, 170, 256),
    HI: (9601, 3210, 3190, 8867, 9590, 9870, 13700, 7878, 11121, 18540),
    CSI: (1820, 470, 395, 1690, 1130, 1220, 2150, 1210, 1570, 3140),
    UI: (1560, 362, 297, 1360, 860, 950, 1790, 945, 1190, 2700),
}


def build_tra_vinh(path: Path, migrations: Path, resources: Path) -> DataFile:
    """Trà Vinh's ten wards with the targets of its real plan; the results are invented."""
    source = (resources / "plans" / "tra-vinh-2023.toml").read_text(encoding="utf-8")
    letterhead = Office(
        name="thành phố Trà Vinh",
        parent="UBND thành phố Trà Vinh",
        issuer="Ban Chỉ đạo phát triển đối tượng\ntham gia BHXH, BHYT, BHTN",
        place="Trà Vinh",
        symbol="BC-BCĐ",
        addressee="Trưởng Ban Chỉ đạo thành phố (qua Bảo hiểm xã hội tỉnh)",
        recipients="Các thành viên Ban Chỉ đạo thành phố\nUBND các phường, xã",
        archive="VT",
        sample_mark=TRA_VINH_MARK,
    )
    store = office.create(path, Setup(source, letterhead), ACTOR, migrations)
    units = office.frame(store).unit_ids
    for number in range(1, 7):
        entries = [
            Entry(unit, measure, Part.CLOSING, end - end * (6 - number) // 60)
            for measure, ends in TRA_VINH_30_6.items()
            for unit, end in zip(units, ends, strict=True)
        ]
        counts.set_counts(store, Month(2023, number), entries)
    for number in range(3, 7):
        for at, unit in enumerate(units):
            if (number + at) % 7:
                day = date(2023, number, 5 + at * 2)
                activities.add(
                    store, Activity(Kind.CUSTOMER_CONFERENCE, day, units=(unit,), attended=30 + at)
                )
    return store
