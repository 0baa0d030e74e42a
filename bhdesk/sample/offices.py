"""The sample offices: the invented commune Bình Minh with a year of figures, Trà Vinh's wards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.frame import Office, Signer
from bhdesk.domain.periods import Month
from bhdesk.domain.targets import largest_remainder
from bhdesk.sample import meetings, people, records, work
from bhdesk.sample.figures import (
    BENEFICIARIES,
    CSI,
    CSI_2026,
    HI,
    HI_2026,
    LABOUR,
    PAID,
    PAID_2026,
    POPULATION,
    UI,
    UI_2026,
    VSI,
    VSI_FLOWS,
    VSI_LAST_YEAR,
    VSI_START,
)
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


def build_binh_minh(
    path: Path, migrations: Path, resources: Path, last: int = 12, *, has_campaign: bool = True
) -> DataFile:
    """Xã Bình Minh (invented) with targets, figures to month `last` of 2026, and its campaign.

    Without the campaign there are its meetings alone.
    """
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
    if has_campaign:
        _write_campaign(store, last)
    else:
        meetings.write_meetings(store, last)
    return store


def _write_campaign(store: DataFile, last: int) -> None:
    held = meetings.write(store, last)
    people.write(store, last)
    work.write(store, last, held)
    work.write_obstacles(store, last, held)
    work.write_minutes(store, last, held)
    records.write(store, last)


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
