"""The offices of the stories (domain.md G), ways to type figures into them and to see the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk.domain.counts import Part
from bhdesk.domain.frame import Office
from bhdesk.domain.periods import Month
from bhdesk.domain.places import read_names
from bhdesk.services import bases, counts, office, targets
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from bhdesk.services.office import Setup
from tests.plans import bundled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.store.engine import Store

ROOT = Path(__file__).resolve().parents[1]
MIGRATIONS, RESOURCES = ROOT / "db", ROOT / "resources"
VSI, HI, CSI, UI = "vsi_participants", "hi_participants", "csi_participants", "ui_participants"
PAID = "beneficiaries_paid_by_account"
VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Đoài", "Thôn Đông")
POPULATION = (4630, 3980, 3290, 4420, 4330, 4210)
LABOUR = (2310, 1985, 1640, 2205, 2160, 2100)
APRIL = (105, 86, 66, 101, 94, 96)
MAY_FLOWS = ((14, 2, 2), (10, 1, 3), (8, 0, 1), (13, 1, 2), (11, 2, 2), (12, 1, 1))
S1_DAY = date(2026, 4, 24)
FLOW_PARTS = (Part.NEW, Part.RESUMED, Part.LAPSED)
BINH_MINH = Office(
    "xã Bình Minh", "UBND xã Bình Minh", "Ban Chỉ đạo thực hiện\nchính sách BHXH, BHYT",
    "Bình Minh", "BC-BCĐ", "Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)",
    "Thường trực Đảng ủy, HĐND xã", sample_mark="SỐ LIỆU MẪU",
)  # fmt: skip


def new_binh_minh(path: Path) -> Store:
    """Story S1's start: the plan of Tứ Kỳ as a pattern, six villages, nothing typed."""
    setup = Setup(bundled("tu-ky-2026"), BINH_MINH, read_names("\n".join(VILLAGES)))
    return office.create(path, setup, "Người thử", MIGRATIONS)


def new_tra_vinh(path: Path) -> Store:
    head = Office("thành phố Trà Vinh", "UBND thành phố Trà Vinh", "Ban Chỉ đạo", "Trà Vinh")
    return office.create(path, Setup(bundled("tra-vinh-2023"), head), "Người thử", MIGRATIONS)


def unit_ids(store: Store, month: Month | None = None) -> tuple[int, ...]:
    return office.frame(store, month.last_day if month else None).unit_ids


def type_bases(store: Store, as_of: date = date(2026, 3, 31)) -> None:
    """Population and labour force of the commune and of each village, as in S1."""
    entries = [
        BaseEntry("population", None, sum(POPULATION)),
        BaseEntry("labour_force", None, sum(LABOUR)),
    ]
    for unit, people, labour in zip(unit_ids(store), POPULATION, LABOUR, strict=True):
        entries += [BaseEntry("population", unit, people), BaseEntry("labour_force", unit, labour)]
    bases.set_bases(store, tuple(entries), as_of, "Thống kê cơ sở")


def split_targets(store: Store) -> None:
    """The two splits of S1, saved."""
    for measure, by in ((VSI, "labour_force"), (HI, "population")):
        targets.save(store, targets.preview(store, measure, by, S1_DAY), S1_DAY)


def type_closings(store: Store, month: Month, measure: str, values: Sequence[int | None]) -> None:
    pairs = zip(unit_ids(store, month), values, strict=True)
    counts.set_counts(store, month, [Entry(u, measure, Part.CLOSING, v) for u, v in pairs])


def type_office(store: Store, month: Month, values: dict[str, int | None]) -> None:
    place = office.frame(store).office_id
    entries = [Entry(place, key, Part.CLOSING, value) for key, value in values.items()]
    counts.set_counts(store, month, entries)


def type_flows(
    store: Store, month: Month, flows: Sequence[Sequence[int]], measure: str = VSI
) -> None:
    entries = [
        Entry(unit, measure, part, value)
        for unit, triple in zip(unit_ids(store, month), flows, strict=True)
        for part, value in zip(FLOW_PARTS, triple, strict=True)
    ]
    counts.set_counts(store, month, entries)


def type_may(store: Store) -> None:
    """Story S2: the closings of April, then the flows of May."""
    type_closings(store, Month(2026, 4), VSI, APRIL)
    type_flows(store, Month(2026, 5), MAY_FLOWS)


Dump = dict[str, list[tuple[object, ...]]]


def dump(store: Store) -> Dump:
    """Every row of every table of the data file."""
    with store.read() as db:
        names = [
            n for (n,) in db.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        return {
            str(name): sorted(db.all(f'SELECT * FROM "{name}"'), key=repr)
            for name in names
            if not str(name).startswith("sqlite_")
        }
