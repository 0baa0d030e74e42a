"""An office with sixty villages whose names have sixty letters each, and a year of figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.frame import Signer
from bhdesk.domain.periods import Month
from bhdesk.domain.places import read_names
from bhdesk.services import activities, bases, counts, notes, office, targets
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from bhdesk.services.office import Setup
from tests import many_records
from tests.offices import BINH_MINH, CSI, FLOW_PARTS, HI, MIGRATIONS, PAID, RESOURCES, UI, VSI

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store

COUNT, LENGTH = 60, 60
_TAILS = ("Nguyễn Thị Minh Khai", "Trường Chinh Nguyễn Huệ", "Hoàng Quốc Việt Đỗ Nhuận")


def names() -> tuple[str, ...]:
    """Sixty names, each of sixty letters, no two alike."""
    found = []
    for at in range(1, COUNT + 1):
        start = f"Thôn {at} khu dân cư đường {_TAILS[at % 3]} "
        found.append(
            (start + "phía Đông Bắc kênh Trung thủy nông")[:LENGTH].strip().ljust(LENGTH, "g")
        )
    return tuple(found)


def build(path: Path, months: int = 12) -> Store:
    """Targets for every village, figures of each month, a meeting each month, some reasons."""
    listed = read_names("\n".join(names()))
    plan = (RESOURCES / "samples" / "binh-minh-2026.toml").read_text(encoding="utf-8")
    store = office.create(path, Setup(plan, BINH_MINH, listed), "Người thử", MIGRATIONS)
    office.save_signer(
        store, Signer(0, "Nguyễn Văn A", "Trưởng ban", "TM. Ban Chỉ đạo", "Phó Chủ tịch UBND xã")
    )
    units = office.frame(store).unit_ids
    _bases(store, units)
    on = date(2026, 1, 15)
    for measure, base in ((VSI, "labour_force"), (HI, "population")):
        targets.save(store, targets.preview(store, measure, base, on), on)
    for number in range(1, months + 1):
        _month(store, units, number)
    for number in (3, 6):
        for at in range(0, COUNT, 7):
            words = "nhiều lao động đi làm ăn xa, mùa vụ thất bát, chưa vận động được hết các hộ"
            notes.set_reason(store, Month(2026, number), units[at], VSI, words)
    many_records.write(store, units, names())
    return store


def _bases(store: Store, units: tuple[int, ...]) -> None:
    entries = [BaseEntry("beneficiaries", None, 18740)]
    for at, unit in enumerate(units):
        entries += [
            BaseEntry("population", unit, 3000 + 17 * at),
            BaseEntry("labour_force", unit, 1500 + 9 * at),
        ]
    bases.set_bases(store, tuple(entries), date(2025, 12, 31), "Thống kê cơ sở")


def _month(store: Store, units: tuple[int, ...], number: int) -> None:
    month = Month(2026, number)
    entries = []
    for at, unit in enumerate(units):
        if number == 1:
            entries.append(Entry(unit, VSI, Part.OPENING, 60 + at % 9))
        flows = (2 + (at + number) % 4, at % 2, (at + number) % 2)
        entries += [Entry(unit, VSI, p, v) for p, v in zip(FLOW_PARTS, flows, strict=True)]
        entries.append(Entry(unit, HI, Part.CLOSING, 2700 + 16 * at + 9 * number))
    place = office.frame(store).office_id
    ends = ((CSI, 51000), (UI, 48000), (PAID, 18400))
    entries += [Entry(place, key, Part.CLOSING, base + 40 * number) for key, base in ends]
    counts.set_counts(store, month, entries)
    held = Activity(
        Kind.CUSTOMER_CONFERENCE, date(2026, number, 9), starts="19:00", ends="20:45",
        place=f"Nhà văn hóa {names()[number]}", units=(units[number],),
        organisers="UBND xã, BHXH cơ sở, Bưu điện", invited=60, attended=47, consulted=31,
        enrolled=((VSI, 6), (HI, 12)), obstacles="Người dân còn trông chờ hỗ trợ mức đóng",
    )  # fmt: skip
    activities.add(store, held)
