"""The log of activities as one table of a workbook, made so that it can be read back unchanged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activity_kinds import KIND_WORDS
from bhdesk.domain.document import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame

NAME = "Sổ hoạt động"
# Stands above the table: numbers of activities mean something in the file they come from only.
BOOK = "Mã sổ:"
ENROLLED = "Tham gia tại chỗ:"
UNIT_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class SheetField:
    """One column: `name` as the field of Activity, `title` as it is printed and known again."""

    name: str
    title: str
    is_count: bool = False


_BEFORE = (
    SheetField("id", "Số", True), SheetField("day", "Ngày"), SheetField("kind", "Hình thức"),
    SheetField("state", "Tình trạng"), SheetField("starts", "Giờ bắt đầu"),
    SheetField("ends", "Giờ kết thúc"), SheetField("place", "Nơi tổ chức"),
    SheetField("units", "Đơn vị"), SheetField("chair", "Chủ trì"),
    SheetField("secretary", "Thư ký"), SheetField("organisers", "Đơn vị tổ chức"),
    SheetField("topic", "Nội dung"), SheetField("invited", "Số người mời", True),
    SheetField("attended", "Số người dự", True), SheetField("consulted", "Được tư vấn", True),
)  # fmt: skip
_AFTER = (
    SheetField("questions", "Hỏi và đáp"), SheetField("result", "Kết quả"),
    SheetField("obstacles", "Khó khăn, vướng mắc"),
    SheetField("decisions", "Kết luận, nhiệm vụ tiếp theo"),
    SheetField("money", "Kinh phí (đồng)", True), SheetField("money_source", "Nguồn kinh phí"),
    SheetField("minutes", "Thời lượng (phút)", True), SheetField("channel", "Kênh, báo"),
    SheetField("link", "Đường dẫn"), SheetField("cancel_reason", "Lý do hủy"),
)  # fmt: skip
FIELDS = (*_BEFORE, *_AFTER)


def titles(frame: Frame, book: str) -> tuple[str, ...]:
    """What stands above the table; `book` is the data file's own sign."""
    return (f"SỔ HOẠT ĐỘNG – {frame.office.short_name}", f"{BOOK} {book}")


def table(frame: Frame, activities: Sequence[Activity]) -> Table:
    """One row an activity, oldest first, every field of it; a blank is what is not known."""
    used = {key for item in activities for key, _ in item.enrolled}
    measures = [m for m in frame.measures if m.key in used or m.is_in_units]
    columns = (
        *(_column(field) for field in _BEFORE),
        *(Column(enrolled_title(measure), 1.0, Align.RIGHT) for measure in measures),
        *(_column(field) for field in _AFTER),
    )
    names = unit_names(frame)
    ordered = sorted(activities, key=lambda a: (a.day, a.starts, a.id))
    rows = tuple(_row(item, measures, names) for item in ordered)
    return Table(columns, rows, NAME, key_columns=3)


def enrolled_title(measure: Measure) -> str:
    """The title of the column with those who joined one thing on the spot."""
    return f"{ENROLLED} {measure.short}"


def unit_names(frame: Frame) -> dict[int, str]:
    """How each unit is written to be found again: its name, or its key where two share that."""
    shared = Counter(text.bare_name(unit.name) for unit in frame.units)
    return {
        unit.id: unit.name if shared[text.bare_name(unit.name)] == 1 else unit.key
        for unit in frame.units
    }


def _column(field: SheetField) -> Column:
    return Column(field.title, 1.0, Align.RIGHT if field.is_count else Align.LEFT)


def _row(item: Activity, measures: Sequence[Measure], names: dict[int, str]) -> Row:
    known = dict(item.enrolled)
    spot = [_count(known.get(measure.key)) for measure in measures]
    return Row(
        (
            *(_cell(item, field, names) for field in _BEFORE),
            *spot,
            *(_cell(item, field, names) for field in _AFTER),
        )
    )


def _cell(item: Activity, field: SheetField, names: dict[int, str]) -> Cell:
    if field.is_count:
        return _count(getattr(item, field.name))
    words = {
        "day": text.day(item.day),
        "kind": KIND_WORDS[item.kind],
        "state": item.state_word,
        "units": UNIT_SEPARATOR.join(names[unit] for unit in item.units if unit in names),
    }
    return Cell(words.get(field.name) or getattr(item, field.name) or "")


def _count(value: int | None) -> Cell:
    return Cell("") if value is None else Cell(text.count(value), value)
