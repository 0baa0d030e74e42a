"""Tables as pieces: the size of letters and the columns are measured, then rows become strips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_rows import Grid, header_piece, row_piece
from bhdesk.exchange.paper_text import Fall, glued, text_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Cell, Column, Table
    from bhdesk.exchange.fonts import Face
    from bhdesk.exchange.form import TableForm
    from bhdesk.exchange.paper_flow import Piece

# A column title may take so many lines; words of uneven length need a little more than the share.
_TITLE_LINES = 3
_TITLE_LINES_AT_EASE = 2
_UNEVEN = 1.15
LEAST_ROWS = 2
NOTE_GAP = 2.0
_KEY_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """Columns, by their index, side by side over the width of the text; widths in pt."""

    chosen: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The size of a table's letters and its blocks of columns, one under the other."""

    size: float
    blocks: tuple[ColumnBlock, ...]


@dataclass(frozen=True, slots=True)
class _Need:
    """Width of one column at 1 pt: `least` not to cut words, `easy` to read, `full` not to wrap."""

    least: float
    easy: float
    full: float
    word: str


def table_pieces(setting: Setting, table: Table) -> list[Piece]:
    """Caption, header and rows; columns that find no room follow in further blocks of columns.

    The header stays with two rows, the last two rows stay together and with the note. Raises
    UserError `paper.does_not_fit` naming the word that is wider than the page.
    """
    pieces: list[Piece] = []
    if table.caption:
        gap = setting.form.table.gap_mm * MM
        style = setting.form.style.caption
        pieces += glued(text_pieces(setting, table.caption, style, Fall.CENTRED, gap=gap))
    plan = table_plan(setting, table)
    for number, block in enumerate(plan.blocks):
        if number:
            pieces += _continued(setting)
        pieces += _block_pieces(setting, table, plan.size, block)
    if table.note:
        style = setting.form.style.note
        note = text_pieces(setting, table.note, style, Fall.JUSTIFIED, gap=NOTE_GAP)
        pieces = [*pieces[:-1], replace(pieces[-1], is_glued=True), *note]
    return pieces


def table_plan(setting: Setting, table: Table) -> TablePlan:
    """How large the letters and how wide the columns are; raises as `table_pieces`."""
    needs = _needs(setting, table)
    size = _size(setting, needs)
    needs = _with_roomy_keys(setting, table, needs, size)
    blocks = []
    for chosen in _column_blocks(setting, table, needs, size):
        columns = [table.columns[index] for index in chosen]
        widths = _widths(setting, columns, [needs[index] for index in chosen], size)
        blocks.append(ColumnBlock(tuple(chosen), tuple(widths)))
    return TablePlan(size, tuple(blocks))


def _needs(setting: Setting, table: Table) -> list[_Need]:
    """Widths in pt at a letter size of 1 pt, to be scaled."""
    fonts, form = setting.fonts, setting.form.table
    longest = form.name_width_mm * MM / form.sizes[0]
    group_size = {
        group: sum(column.group == group for column in table.columns)
        for group in {column.group for column in table.columns}
    }
    needs = []
    for index, column in enumerate(table.columns):
        title_width, title_word = _widest_word(fonts.bold, column.title)
        group_width = fonts.bold.width(column.group) / group_size[column.group]
        group_word, _ = _widest_word(fonts.bold, column.group)
        head = max(title_width, group_word / group_size[column.group])
        title = max(fonts.bold.width(column.title), group_width) * _UNEVEN
        least, word = head, title_word
        easy, full = max(head, title / _TITLE_LINES), max(head, title / _TITLE_LINES_AT_EASE)
        for row in table.rows:
            face = fonts.bold if row.bold else fonts.regular
            cell_least, cell_word = _least(face, row.cells[index])
            cell_full = face.width(row.cells[index].text)
            full = max(full, cell_full)
            easy = max(easy, min(cell_full, max(longest, cell_least)))
            if cell_least > least:
                least, word = cell_least, cell_word
        needs.append(_Need(least, easy, full, word))
    return needs


def _least(face: Face, cell: Cell) -> tuple[float, str]:
    if cell.value is not None or " " not in cell.text:
        return face.width(cell.text), cell.text
    return _widest_word(face, cell.text)


def _widest_word(face: Face, text: str) -> tuple[float, str]:
    return max(((face.width(word), word) for word in text.split()), default=(0.0, ""))


def _size(setting: Setting, needs: Sequence[_Need]) -> float:
    """The largest size at which the table reads well on one page width, else the smallest."""
    sizes = setting.form.table.sizes
    for size in sizes:
        if sum(_width(setting.form.table, need.easy, size) for need in needs) <= setting.width:
            return size
    return sizes[-1]


def _with_roomy_keys(
    setting: Setting, table: Table, needs: list[_Need], size: float
) -> list[_Need]:
    """Where columns must move to further blocks anyway, the names of rows need not be squeezed."""
    form, count = setting.form.table, table.key_columns
    easy = sum(_width(form, need.easy, size) for need in needs[:count])
    is_split = sum(_width(form, need.least, size) for need in needs) > setting.width
    if not is_split or easy > setting.width * _KEY_SHARE:
        return needs
    return [replace(need, least=need.easy) for need in needs[:count]] + needs[count:]


def _width(form: TableForm, units: float, size: float) -> float:
    return units * size + 2 * form.pad_x_mm * MM


def _column_blocks(
    setting: Setting, table: Table, needs: Sequence[_Need], size: float
) -> list[list[int]]:
    """Which columns stand side by side; key columns lead each block, groups stay whole if they can.

    Only where the words alone need more than the page are columns moved to a further block.
    """
    least = [_width(setting.form.table, need.least, size) for need in needs]
    keys = list(range(min(table.key_columns, len(needs))))
    room = setting.width - sum(least[: len(keys)])
    blocks: list[list[int]] = []
    free = 0.0
    for bundle in _bundles(table.columns, least, len(keys), room):
        wide = sum(least[index] for index in bundle)
        if wide > room:
            raise UserError("paper.does_not_fit", text=needs[bundle[0]].word[:80])
        if not blocks or wide > free:
            blocks.append([*keys])
            free = room
        blocks[-1] += bundle
        free -= wide
    if not blocks and room < 0:
        raise UserError("paper.does_not_fit", text=needs[0].word[:80])
    return blocks or [keys]


def _bundles(
    columns: Sequence[Column], least: Sequence[float], start: int, room: float
) -> list[list[int]]:
    """Neighbours under one group title go together unless they alone are wider than the page."""
    bundles: list[list[int]] = []
    for index in range(start, len(columns)):
        group = columns[index].group
        is_joined = bool(bundles and group and columns[index - 1].group == group)
        if is_joined and sum(least[one] for one in bundles[-1]) + least[index] <= room:
            bundles[-1].append(index)
        else:
            bundles.append([index])
    return bundles


def _block_pieces(setting: Setting, table: Table, size: float, block: ColumnBlock) -> list[Piece]:
    form = setting.form.table
    columns = tuple(table.columns[index] for index in block.chosen)
    grid = Grid(setting, columns, block.widths, size, table.row_mm * MM)
    header = replace(header_piece(grid), gap=form.gap_mm * MM)
    opening = replace(header, gap=0.0)
    pieces = [replace(header, is_glued=bool(table.rows))]
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        piece = row_piece(grid, tuple(row.cells[index] for index in block.chosen), row.bold)
        is_glued = number < last and (number < LEAST_ROWS - 1 or number == last - 1)
        pieces.append(replace(piece, is_glued=is_glued, opening=opening))
    return pieces


def _widths(
    setting: Setting, columns: Sequence[Column], needs: Sequence[_Need], size: float
) -> list[float]:
    """Nothing wraps if that fits; else what is left over the easy widths goes where text wraps."""
    form = setting.form.table
    full = [_width(form, need.full, size) for need in needs]
    if sum(full) <= setting.width:
        return share_width(setting.width, full, [column.weight for column in columns])
    floors = [_width(form, need.easy, size) for need in needs]
    if sum(floors) > setting.width:
        floors = [_width(form, need.least, size) for need in needs]
    share = (setting.width - sum(floors)) / (sum(full) - sum(floors))
    return [floor + (most - floor) * share for floor, most in zip(floors, full, strict=True)]


def share_width(total: float, floors: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Share `total` by weight, no column under its floor; what floors take, the others give."""
    widths = list(floors)
    free = set(range(len(floors)))
    while free:
        room = total - sum(widths[index] for index in range(len(floors)) if index not in free)
        unit = room / sum(weights[index] for index in free)
        pinned = {index for index in free if unit * weights[index] < floors[index]}
        if not pinned:
            for index in free:
                widths[index] = unit * weights[index]
            break
        free -= pinned
    else:
        spare = (total - sum(widths)) / len(widths)
        widths = [width + spare for width in widths]
    return widths


def _continued(setting: Setting) -> list[Piece]:
    style = setting.form.style.note
    gap = setting.form.table.gap_mm * MM * 2
    return glued(text_pieces(setting, setting.form.words.continues, style, Fall.LEFT, gap=gap))
