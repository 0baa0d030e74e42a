"""The schools of a month as columns, cells and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.schools import LEVEL_WORDS, NOTHING, school_year
from bhdesk.ui.grid import Cell, CellState, Column, GridRow, Kind
from bhdesk.ui.screens.further.sheet import figure
from bhdesk.ui.tokens import SIGNS, Tone

if TYPE_CHECKING:
    from bhdesk.domain.schools import SchoolCount, SchoolRow, SchoolTable

PUPILS, OWN, OTHER = "pupils", "own_cards", "other_cards"
COMPUTED = CellState.COMPUTED
FULL, NOT_FULL, BLANK, HALF = "Đủ 100%", "Chưa đủ 100%", "Chưa có số", "Còn thiếu số"
COLUMNS = (
    Column("name", "Trường", kind=Kind.NAME, weight=2.0, sample="Trường THCS Bình Minh"),
    Column("level", "Cấp học", kind=Kind.NAME, weight=0.6, sample="TH và THCS"),
    Column(
        PUPILS, "Học sinh", is_editable=True, sample="00.000",
        other_names=("Số học sinh", "Tổng số học sinh", "Sĩ số"),
    ),
    Column(
        OWN, "Thẻ học sinh", is_editable=True, sample="00.000",
        tip="Học sinh có thẻ BHYT theo nhóm học sinh",
        other_names=("Có thẻ học sinh", "Thẻ BHYT học sinh", "Số thẻ học sinh"),
    ),
    Column(
        OTHER, "Thẻ nhóm khác", is_editable=True, sample="00.000",
        tip="Học sinh đã có thẻ theo hộ nghèo, thân nhân, …",
        other_names=("Có thẻ nhóm khác", "Nhóm khác"),
    ),
    Column("base", "Phải tham gia", sample="00.000", tip="Học sinh trừ thẻ nhóm khác"),
    Column("missing", "Chưa có thẻ", sample="00.000"),
    Column("rate", "Tỷ lệ", sample="100,00%", tip="Thẻ học sinh trên số phải tham gia"),
    Column("state", "Tình trạng", kind=Kind.CHIP, sample=NOT_FULL),
)  # fmt: skip
KEYS = tuple(column.key for column in COLUMNS)


def columns(is_narrow: bool, is_tight: bool) -> tuple[Column, ...]:
    """What gives way where there is little room: the level, then what can be reckoned at once."""
    left_out = {"level"} if is_narrow else set()
    left_out |= {"level", "base"} if is_tight else set()
    shown = (column for column in COLUMNS if column.key not in left_out)
    return tuple(
        column._replace(title="Nhóm khác") if is_tight and column.key == OTHER else column
        for column in shown
    )


def school_rows(
    seen: SchoolTable, shown: tuple[Column, ...]
) -> tuple[tuple[GridRow, ...], GridRow | None]:
    """A row for each school, and all that are known together; of the columns shown."""
    kept = [KEYS.index(column.key) for column in shown]
    rows = tuple(_of(_row(row), kept) for row in seen.rows)
    total = _total(seen)
    return rows, _of(total, kept) if total is not None else None


def _of(row: GridRow, kept: list[int]) -> GridRow:
    return GridRow(row.key, tuple(row.cells[at] for at in kept))


def _total(seen: SchoolTable) -> GridRow | None:
    total = seen.total
    if total is None:
        return None
    name = f"Cộng {text.count(len(seen.rows) - seen.blanks)} trường có số"
    shown = (text.count(total.pupils), text.count(total.own_cards), text.count(total.other_cards))
    sums = (name, "", *shown, *_reckoned(total), _state_text(total))
    return GridRow("sum", sums)


def _row(row: SchoolRow) -> GridRow:
    typed, school = row.typed, row.school
    name = school.name if school.is_active else f"{school.name} (đã thôi hoạt động)"
    cells = (
        Cell(name, hint=name),
        Cell(LEVEL_WORDS[school.level]),
        *(figure(value) for value in (typed.pupils, typed.own_cards, typed.other_cards)),
        *_reckoned(row.count),
        _state(row),
    )
    return GridRow(school.id, cells)


def _reckoned(count: SchoolCount | None) -> tuple[Cell, Cell, Cell]:
    if count is None:
        blank = Cell(text.NO_NUMBER, state=COMPUTED)
        return blank, blank, blank
    is_off = not count.is_full
    return (
        Cell(text.count(count.base), state=COMPUTED),
        Cell(text.count(count.missing), state=COMPUTED, is_bold=is_off,
             tone=Tone.BAD if is_off else Tone.PLAIN),
        Cell(count.shown_rate, state=COMPUTED),
    )  # fmt: skip


def _state(row: SchoolRow) -> Cell:
    if row.count is not None:
        return _state_text(row.count)
    if row.typed == NOTHING:
        return Cell(BLANK, tone=Tone.MUTED, icon="bo-trong")
    return Cell(HALF, tone=Tone.WARN, icon=SIGNS[Tone.WARN])


def _state_text(count: SchoolCount) -> Cell:
    tone = Tone.GOOD if count.is_full else Tone.BAD
    return Cell(FULL if count.is_full else NOT_FULL, tone=tone, icon=SIGNS[tone])


def head(seen: SchoolTable) -> tuple[str, str]:
    """The school year, and how many schools there are of which kind."""
    told = [f"{text.count(len(seen.rows))} trường"]
    if seen.blanks:
        told.append(f"{text.count(seen.blanks)} chưa đủ số liệu")
    return f"Năm học {school_year(seen.month)}", " · ".join(told)


def verdict(seen: SchoolTable) -> tuple[Tone, str, str]:
    """Tone, title and sentence under the table: who is below 100 %, and what follows."""
    if seen.total is None:
        return Tone.MUTED, "", "Gõ số học sinh, thẻ học sinh, thẻ nhóm khác của từng trường."
    below = seen.below
    if not below:
        return Tone.GOOD, "", "Mọi trường có số liệu đều đủ 100% học sinh có thẻ BHYT."
    names = ", ".join(row.school.name for row in below[:3])
    more = f" và {len(below) - 3} trường nữa" if len(below) > 3 else ""
    title = f"{text.count(len(below))} trường chưa đủ 100%:"
    return Tone.BAD, title, f"{names}{more}. {seen.bar}."
