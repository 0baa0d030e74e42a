"""The table's keys, typed for real, and what reaches the hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bhdesk.ui.grid import (
    Cell,
    CellState,
    Column,
    Edit,
    Grid,
    GridCard,
    GridModel,
    GridRow,
    Kind,
    Refusal,
    clipboard,
    moves,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = MOD.ControlModifier, MOD.ShiftModifier


class Office:
    """Stands for a service: keeps the figures, refuses what is no whole number."""

    def __init__(self) -> None:
        self.figures = {(r, c): str(10 * r + c) for r in range(4) for c in (1, 2, 3)}
        self.figures[(1, 2)] = ""
        self.batches: list[tuple[Edit, ...]] = []
        self.model = GridModel(
            (Column("unit", "Thôn", kind=Kind.NAME), Column("c1", "Đầu kỳ"),
             Column("c2", "Tăng", is_editable=True), Column("c3", "Giảm", is_editable=True)),
            self.commit, self.commit_block,
        )  # fmt: skip
        self.show()

    def show(self, locked: str = "") -> None:
        rows = [
            GridRow(r, (f"Thôn {r}", Cell(self.figures[r, 1], state=CellState.COMPUTED),
                        Cell(self.figures[r, 2]), Cell(self.figures[r, 3])))
            for r in range(4)
        ]  # fmt: skip
        self.model.set_rows(rows, GridRow("sum", ("Cộng", "", "", "")), locked)

    def commit(self, row: int, column: str, text: str) -> str | None:
        if text and not text.isdigit():
            return "không phải số người"
        self.figures[row, int(column[1])] = text
        self.show()
        return None

    def commit_block(self, edits: tuple[Edit, ...]) -> list[Refusal]:
        bad = [Refusal(e.row, e.column, e.text, "không phải số người")
               for e in edits if e.text and not e.text.isdigit()]  # fmt: skip
        if not bad:
            self.batches.append(edits)
            for edit in edits:
                self.figures[edit.row, int(edit.column[1])] = edit.text
            self.show()
        return bad


@pytest.fixture
def office(dressed: QApplication) -> Office:
    return Office()


@pytest.fixture
def grid(office: Office, qtbot: QtBot) -> Iterator[Grid]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = Grid(office.model, "Số liệu")
    column.addWidget(GridCard(made))
    column.addWidget(QPushButton("sau"))
    qtbot.addWidget(holder)
    holder.resize(700, 400)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    made.select_cell(0, "c2")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QGuiApplication.clipboard().clear()
    yield made
    holder.close()


def at(grid: Grid) -> tuple[object, str]:
    found = grid.current_keys()
    assert found is not None
    return found


def press(key: Qt.Key, mods: Qt.KeyboardModifier = MOD.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, mods)


def type_text(text: str) -> None:
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def test_the_model_keeps_the_rules_of_qt(office: Office) -> None:
    tester = QAbstractItemModelTester(
        office.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    office.show()
    office.model.setData(office.model.index(0, 2), "x")
    office.model.set_rows([])
    assert tester.model() is office.model


def test_enter_goes_down_and_shift_enter_up(grid: Grid) -> None:
    press(KEY.Key_Return)
    assert at(grid) == (1, "c2")
    press(KEY.Key_Enter, SHIFT)
    assert at(grid) == (0, "c2")


def test_a_table_given_the_keyboard_has_its_cursor_where_typing_is_taken(
    grid: Grid, office: Office
) -> None:
    """Not by Tab or click: a page gives its table the focus when it is shown."""
    grid.window().findChild(QPushButton).setFocus()
    office.model.set_rows([GridRow(9, ("Thôn 9", "", "", ""))])
    office.show()
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    assert at(grid) == (0, "c2")
    type_text("7")
    press(KEY.Key_Return)
    assert office.figures[0, 2] == "7"


def test_other_rows_keep_the_cursor_on_the_same_cell(grid: Grid, office: Office) -> None:
    """Another month is read: the officer types on in the village she was in."""
    grid.select_cell(2, "c3")
    office.model.set_columns(office.model.columns)
    office.show()
    assert at(grid) == (2, "c3")
    type_text("7")
    press(KEY.Key_Return)
    assert office.figures[2, 3] == "7"


def test_columns_read_anew_leave_no_gap_above_the_totals(grid: Grid, office: Office) -> None:
    office.model.set_columns(office.model.columns)
    office.show()
    rows = grid.verticalHeader().defaultSectionSize() * office.model.rowCount()
    assert grid.content_height() == grid.horizontalHeader().sizeHint().height() + rows


def test_typing_replaces_and_enter_saves_and_goes_down(grid: Grid, office: Office) -> None:
    type_text("45")
    press(KEY.Key_Return)
    assert office.figures[0, 2] == "45"
    assert at(grid) == (1, "c2")
    assert QApplication.focusWidget() in (grid, grid.viewport())


def test_after_a_tab_run_enter_returns_below_its_start(grid: Grid, office: Office) -> None:
    type_text("7")
    press(KEY.Key_Tab)
    assert at(grid) == (0, "c3")
    type_text("8")
    press(KEY.Key_Return)
    assert at(grid) == (1, "c2")
    assert (office.figures[0, 2], office.figures[0, 3]) == ("7", "8")


def test_tab_passes_over_computed_cells_and_leaves_at_the_end(grid: Grid) -> None:
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    assert at(grid) == (1, "c2")
    grid.select_cell(3, "c3")
    press(KEY.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_an_arrow_ends_the_tab_run(grid: Grid) -> None:
    press(KEY.Key_Tab)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert at(grid) == (2, "c3")


def test_f2_keeps_the_text_and_esc_restores(grid: Grid, office: Office) -> None:
    press(KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "2"
    type_text("99")
    press(KEY.Key_Escape)
    assert office.figures[0, 2] == "2"
    assert at(grid) == (0, "c2")


def test_the_editor_covers_its_cell_without_a_jump(grid: Grid) -> None:
    cell = grid.visualRect(grid.currentIndex())
    press(KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert cell.contains(editor.geometry())
    assert cell.height() - editor.height() <= 4


def test_delete_clears_the_block_as_one_batch(grid: Grid, office: Office) -> None:
    press(KEY.Key_Down, SHIFT)
    press(KEY.Key_Right, SHIFT)
    press(KEY.Key_Delete)
    assert len(office.batches) == 1
    assert {(e.row, e.column) for e in office.batches[0]} == {(0, "c2"), (0, "c3"), (1, "c3")}
    assert office.figures[0, 3] == ""


def test_ctrl_a_and_ctrl_c_copy_everything(grid: Grid) -> None:
    press(KEY.Key_A, CTRL)
    press(KEY.Key_C, CTRL)
    first = QGuiApplication.clipboard().text().split("\n")[0]
    assert first == "Thôn 0\t1\t2\t3"


def test_paste_drops_exactly_one_line_end(grid: Grid, office: Office) -> None:
    QGuiApplication.clipboard().setText("5\t6\r\n7\t8\r\n")
    press(KEY.Key_V, CTRL)
    assert [office.figures[k] for k in ((0, 2), (0, 3), (1, 2), (1, 3), (2, 2))] == [
        "5", "6", "7", "8", "22",
    ]  # fmt: skip
    assert len(office.batches) == 1


def test_an_empty_last_row_of_a_paste_is_kept() -> None:
    assert clipboard.from_text("5\n\n") == [["5"], [""]]
    assert clipboard.from_text("5\r\n") == [["5"]]


@pytest.mark.parametrize(
    ("copied", "rows"),
    [
        ('5\t"a\nb"\n', [["5", "a b"]]),
        ('"Thôn\r\nĐông"\t5\r\nThôn Đoài\t6\r\n', [["Thôn Đông", "5"], ["Thôn Đoài", "6"]]),
        ('"a\tb"\t7\n', [["a b", "7"]]),
        ('"Thôn ""Mới"""\t7\n', [['Thôn "Mới"', "7"]]),
        ('Thôn "Mới"\t7\n8\t9', [['Thôn "Mới"', "7"], ["8", "9"]]),
        ('"Thôn Đông\t5\nThôn Đoài\t6\n', [['"Thôn Đông', "5"], ["Thôn Đoài", "6"]]),
    ],
)
def test_quoted_cells_as_excel_copies_them(copied: str, rows: list[list[str]]) -> None:
    assert clipboard.from_text(copied) == rows


def test_a_bad_paste_changes_nothing(grid: Grid, office: Office, qtbot: QtBot) -> None:
    before = dict(office.figures)
    QGuiApplication.clipboard().setText("5\tx\n")
    with qtbot.waitSignal(grid.block_refused) as refused:
        press(KEY.Key_V, CTRL)
    assert refused.args[0][0].column == "c3"
    assert office.figures == before


def test_a_paste_over_the_edge_is_refused_whole(grid: Grid, office: Office, qtbot: QtBot) -> None:
    grid.select_cell(3, "c3")
    QGuiApplication.clipboard().setText("1\n2\n")
    with qtbot.waitSignal(grid.block_refused):
        press(KEY.Key_V, CTRL)
    assert office.batches == []


def test_a_paste_into_computed_cells_is_refused(grid: Grid, office: Office, qtbot: QtBot) -> None:
    grid.select_cell(0, "c1")
    QGuiApplication.clipboard().setText("1\t77\n")
    press(KEY.Key_V, CTRL)
    assert office.figures[0, 2] == "77", "an equal computed value is no obstacle"
    QGuiApplication.clipboard().setText("5\t78\n")
    with qtbot.waitSignal(grid.block_refused) as refused:
        press(KEY.Key_V, CTRL)
    assert refused.args[0][0].where == "Thôn 0 · Đầu kỳ"
    assert office.figures[0, 2] == "77"


def test_cut_copies_and_clears(grid: Grid, office: Office) -> None:
    press(KEY.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "2\n"
    assert office.figures[0, 2] == ""


def test_ctrl_d_fills_down(grid: Grid, office: Office) -> None:
    press(KEY.Key_Down, SHIFT)
    press(KEY.Key_D, CTRL)
    assert office.figures[1, 2] == "2"


def test_ctrl_arrows_stop_at_the_edge_of_the_data(grid: Grid) -> None:
    press(KEY.Key_Down, CTRL)
    assert at(grid) == (2, "c2"), "over the gap in row 1 to the next filled cell"
    press(KEY.Key_Down, CTRL)
    assert at(grid) == (3, "c2")
    assert moves.first_column(grid.grid_model) == 2


def test_ctrl_home_and_end(grid: Grid) -> None:
    press(KEY.Key_End, CTRL)
    last = at(grid)
    press(KEY.Key_Home, CTRL)
    assert (last, at(grid)) == ((3, "c3"), (0, "unit"))


def test_a_refused_text_stays_and_the_old_value_too(grid: Grid, office: Office) -> None:
    type_text("8,5")
    press(KEY.Key_Return)
    cell = office.model.cell(0, 2)
    assert (cell.text, cell.state, office.figures[0, 2]) == ("8,5", CellState.REFUSED, "2")
    office.show()
    assert office.model.cell(0, 2).text == "8,5", "reading again keeps the draft"
    office.model.discard_draft(0, "c2")
    assert office.model.cell(0, 2).text == "2"


def test_a_locked_table_answers_f2(grid: Grid, office: Office, qtbot: QtBot) -> None:
    office.show("Tháng 5/2026 đã khóa, chỉ xem.")
    with qtbot.waitSignal(grid.said) as said:
        press(KEY.Key_F2)
    assert said.args == ["Tháng 5/2026 đã khóa, chỉ xem."]
    assert not isinstance(QApplication.focusWidget(), QLineEdit)


def test_the_same_rows_again_cost_one_signal(office: Office, qtbot: QtBot) -> None:
    seen: list[object] = []
    office.model.dataChanged.connect(lambda *args: seen.append(args))
    office.show()
    assert len(seen) == 1


def test_it_is_spoken(office: Office) -> None:
    office.model.setData(office.model.index(0, 2), "x")
    spoken = office.model.data(office.model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Thôn 0, Tăng, x, bị từ chối, không phải số người"


def test_a_figure_from_a_file_says_so_and_is_typed_over(grid: Grid, office: Office) -> None:
    model = office.model
    index = model.index(0, 1)

    def show(locked: str = "") -> None:
        model.set_rows([GridRow(0, ("Thôn 0", Cell("12", state=CellState.IMPORTED)))], None, locked)

    columns = Column("unit", "Thôn", kind=Kind.NAME), Column("c2", "Tăng", is_editable=True)
    model.set_columns(columns)
    show()
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Thôn 0, Tăng, 12, từ tệp"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "từ tệp"
    assert model.can_edit(index)
    show("Tháng 5/2026 đã khóa.")
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole).endswith("đã khóa, từ tệp")
    assert not model.can_edit(index)


@pytest.mark.parametrize(
    ("key", "mods", "text", "is_own"),
    [
        (KEY.Key_N, MOD.NoModifier, "N", True), (KEY.Key_N, SHIFT, "N", True),
        (KEY.Key_unknown, MOD.NoModifier, "ễ", True), (KEY.Key_F3, SHIFT, "", True),
        (KEY.Key_Escape, MOD.NoModifier, "\x1b", False), (KEY.Key_F1, MOD.NoModifier, "", False),
        (KEY.Key_S, CTRL, "\x13", False), (KEY.Key_C, CTRL, "\x03", True),
        (KEY.Key_T, MOD.AltModifier, "t", False),
    ],
)  # fmt: skip
def test_letters_sent_by_a_program_open_a_cell(
    key: Qt.Key, mods: Qt.KeyboardModifier, text: str, is_own: bool
) -> None:
    """Windows' VK_PACKET: Qt looks for a shortcut first and, with no key behind it, finds any."""
    assert moves.is_own(QKeyEvent(QEvent.Type.ShortcutOverride, key, mods, text)) is is_own
