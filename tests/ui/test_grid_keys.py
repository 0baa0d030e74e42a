"""A table of keys typed into the month's figures: where the cursor is then, what is on disk.

The expected values are written by hand from this start: Bình Minh, May 2026, BHXH tự nguyện,

            o Đầu kỳ  n Tăng mới  r Tham gia lại  l Giảm  c Cuối kỳ  t Chỉ tiêu
    0 Thôn 1      105         14               2       2        119        143
    1 Thôn 2       86         10               1       3         94        123
    2 Thôn 10      66          8                                           102
    3 Thôn An Nhân 101                                                     137
    4 Thôn Đoài    94                                                      134
    5 Thôn Đông    96                                                      130
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bhdesk import app
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months
from bhdesk.services.counts import Entry
from bhdesk.ui.grid.named_dialog import NamedDialog
from tests.ui.screens.offices import copy_of
from tests.ui.screens.typing_vietnamese import type_in

KEY, MOD = Qt.Key, Qt.KeyboardModifier
VSI, MAY = "vsi_participants", Month(2026, 5)
LETTERS = {"n": Part.NEW, "r": Part.RESUMED, "l": Part.LAPSED, "c": Part.CLOSING}
START = {"0n": 14, "0r": 2, "0l": 2, "1n": 10, "1r": 1, "1l": 3, "2n": 8}
COLUMNS = {"unit": "u", "opening": "o", "new": "n", "resumed": "r", "lapsed": "l",
           "closing": "c", "target": "t", "share": "s"}  # fmt: skip
NAMED_KEYS = {"Enter": KEY.Key_Return, "Esc": KEY.Key_Escape, "Tab": KEY.Key_Tab,
              "Backtab": KEY.Key_Backtab, "Del": KEY.Key_Delete, "Back": KEY.Key_Backspace,
              "PgUp": KEY.Key_PageUp, "PgDn": KEY.Key_PageDown, ";": KEY.Key_Semicolon}  # fmt: skip
MODIFIERS = {"Ctrl": MOD.ControlModifier, "Shift": MOD.ShiftModifier}
ALL = (
    "Thôn 1\t105\t14\t2\t2\t119\t143\t83,22%\n"
    "Thôn 2\t86\t10\t1\t3\t94\t123\t76,42%\n"
    "Thôn 10\t66\t8\t\t\t\t102\t–\n"
    "Thôn An Nhân\t101\t\t\t\t\t137\t–\n"
    "Thôn Đoài\t94\t\t\t\t\t134\t–\n"
    "Thôn Đông\t96\t\t\t\t\t130\t–\n"
)


@dataclass(frozen=True)
class Case:
    """`keys`: "'text" is typed letter by letter, the rest are keys; `then` is what differs after.

    `board` is on the clipboard before, `copied` after ("" where the case copies nothing).
    """

    start: str
    keys: str
    cursor: str
    then: dict[str, int | None] = field(default_factory=dict)
    copied: str = ""
    board: str = ""


CASES = [
    # Enter and arrows
    Case("0n", "Enter", "1n"),
    Case("1n", "Shift+Enter", "0n"),
    Case("5n", "Enter", "5n"),
    Case("0n", "Shift+Enter", "0n"),
    Case("0n", "Right Down Left Down Up", "1n"),
    # typing over
    Case("0n", "'15 Enter", "1n", {"0n": 15}),
    Case("1n", "'9 Shift+Enter", "0n", {"1n": 9}),
    Case("1n", "'99 Up", "0n", {"1n": 99}),
    Case("1n", "'99 Down", "2n", {"1n": 99}),
    Case("3n", "'0 Enter", "4n", {"3n": 0}),
    Case("0n", "'15 Enter '11 Enter '9 Enter", "3n", {"0n": 15, "1n": 11, "2n": 9}),
    Case("3n", "'1.234 Enter", "4n", {"3n": 1234}),
    Case("0o", "'7 Enter", "1o"),
    Case("0t", "'7 F2 Enter", "1t"),
    # Tab runs
    Case("0n", "'15 Tab '3 Tab '1 Enter", "1n", {"0n": 15, "0r": 3, "0l": 1}),
    Case("0n", "Tab Tab Enter", "1n"),
    Case("3n", "'5 Tab '0 Tab '1 Enter '6 Tab '0 Tab '2 Enter", "5n",
         {"3n": 5, "3r": 0, "3l": 1, "4n": 6, "4r": 0, "4l": 2}),
    Case("0n", "Tab Tab Tab Tab", "1n"),
    Case("1n", "Shift+Backtab", "0c"),
    Case("0n", "Tab Down Enter", "2r"),
    Case("0n", "Tab Tab Shift+Enter", "0l"),
    # F2, Esc, Backspace
    Case("0n", "F2 '5 Enter", "1n", {"0n": 145}),
    Case("0n", "F2 Left Left '2 Enter", "1n", {"0n": 214}),
    Case("0n", "F2 '5 Esc", "0n"),
    Case("0n", "'99 Esc", "0n"),
    Case("0n", "'99 Esc '7 Enter", "1n", {"0n": 7}),
    Case("0n", "Back Enter", "1n", {"0n": None}),
    Case("0n", "Back Esc", "0n"),
    Case("0n", "Back '6 Enter", "1n", {"0n": 6}),
    Case("0n", "'1 Back '2 '5 Enter", "1n", {"0n": 25}),
    Case("0n", "'123 Back Back '4 Enter", "1n", {"0n": 14}),
    Case("0n", "F2 Ctrl+D Ctrl+R Esc", "0n"),
    Case("0n", "Shift+Down F2 Ctrl+D Esc", "1n"),
    # refused texts
    Case("0n", "'8,5 Enter", "1n"),
    Case("0n", "'8,5 Enter Up Esc Enter", "1n"),
    Case("0n", "'8,5 Enter Up '16 Enter", "1n", {"0n": 16}),
    Case("0n", "'abc Esc", "0n"),
    Case("0l", "'999 Enter", "1l"),
    # blocks: Delete, fill
    Case("0n", "Del", "0n", {"0n": None}),
    Case("0n", "Shift+Down Shift+Right Del", "1r", {"0n": None, "0r": None, "1n": None,
                                                    "1r": None}),
    Case("0n", "Ctrl+Shift+Right Del", "0s", {"0n": None, "0r": None, "0l": None}),
    Case("0n", "Shift+Down Shift+Down Ctrl+D", "2n", {"1n": 14, "2n": 14}),
    Case("0n", "Shift+Right Ctrl+R", "0r", {"0r": 14}),
    Case("2n", "Shift+Down Shift+Down Shift+Down Ctrl+D", "5n", {"3n": 8, "4n": 8, "5n": 8}),
    Case("0n", "Ctrl+D", "0n"),
    # the clipboard
    Case("0n", "Ctrl+C", "0n", copied="14\n"),
    Case("0n", "Shift+Down Shift+Right Ctrl+C", "1r", copied="14\t2\n10\t1\n"),
    Case("0n", "Ctrl+X", "0n", {"0n": None}, copied="14\n"),
    Case("0n", "Shift+Right Ctrl+X Down Down Down Ctrl+V", "3r", {"0n": None, "0r": None,
                                                                  "3r": 14, "3l": 2},
         copied="14\t2\n"),
    Case("0n", "Ctrl+C Down Down Down Ctrl+V", "3n", {"3n": 14}, copied="14\n"),
    Case("0n", "Shift+Down Ctrl+C Down Down Ctrl+V", "3n", {"3n": 14, "4n": 10},
         copied="14\n10\n"),
    Case("0n", "Ctrl+C Down Down Down Shift+Down Ctrl+V", "4n", {"3n": 14, "4n": 14},
         copied="14\n"),
    Case("0n", "Ctrl+A Ctrl+C", "0n", copied=ALL),
    Case("3n", "Ctrl+V", "3n", {"3n": 5, "3r": 6, "4n": 7, "4r": 8}, board="5\t6\r\n7\t8\r\n"),
    Case("0n", "Ctrl+V", "0n", {"0n": 5, "1n": None}, board="5\n\n"),
    Case("3n", "Ctrl+V", "3n", {"3n": 1234}, board="1.234"),
    Case("3n", "Ctrl+V", "3n", {"3n": 1234}, board="1 234\n"),
    Case("3n", "Ctrl+V", "3n", {"3n": 1234}, board="1\u00a0234\r\n"),
    Case("3n", "Ctrl+V", "3n", {"3n": 1234, "4n": 12}, board="1,234\n12\n"),
    Case("3n", "Ctrl+V", "3n", {"3n": 5}, board='"5"\n'),
    Case("3n", "Ctrl+V", "3n", board="7\n8,5\n"),
    Case("3n", "Ctrl+V", "3n", board="7\n-3\n"),
    Case("5n", "Ctrl+V", "5n", board="1\n2\n"),
    Case("0o", "Ctrl+V", "0o", {"0n": 4}, board="105\t4\n"),
    Case("0o", "Ctrl+V", "0o", board="106\t4\n"),
    Case("0n", "Ctrl+V", "0n", board=""),
    # undo and redo
    Case("0n", "'15 Enter Ctrl+Z", "1n"),
    Case("0n", "'15 Enter Ctrl+Z Ctrl+Y", "1n", {"0n": 15}),
    Case("0n", "'15 Enter '11 Enter Ctrl+Z", "2n", {"0n": 15}),
    Case("0n", "Shift+Down Shift+Right Del Ctrl+Z", "1r"),
    Case("3n", "Ctrl+V Ctrl+Z", "3n", board="5\t6\n7\t8\n"),
    Case("3n", "Ctrl+V Ctrl+Z Ctrl+Shift+Z", "3n", {"3n": 5, "3r": 6, "4n": 7, "4r": 8},
         board="5\t6\n7\t8\n"),
    Case("0n", "'15 Ctrl+Z Esc", "0n"),
    # far moves
    Case("0n", "Ctrl+Down", "2n"),
    Case("0n", "Ctrl+Down Ctrl+Down", "5n"),
    Case("5n", "Ctrl+Up", "2n"),
    Case("0n", "Ctrl+Right", "0s"),
    Case("0n", "Ctrl+Left", "0u"),
    Case("3o", "Ctrl+Right", "3t"),
    Case("0n", "Ctrl+Shift+Down Ctrl+C", "2n", copied="14\n10\n8\n"),
    Case("2n", "Ctrl+Shift+Up Ctrl+C", "0n", copied="14\n10\n8\n"),
    Case("0n", "Ctrl+Shift+Down Shift+Up Ctrl+C", "1n", copied="14\n10\n"),
    Case("2r", "Home", "2u"),
    Case("2r", "End", "2s"),
    Case("2r", "Ctrl+Home", "0u"),
    Case("2r", "Ctrl+End", "5s"),
    Case("0n", "PgDn", "5n"),
    Case("5n", "PgUp", "0n"),
    # finding
    Case("0n", "Ctrl+F 'doai Esc", "4u"),
    Case("0n", "Ctrl+F 'DONG Esc Right Right '7 Enter", "5n", {"5n": 7}),
    Case("0n", "Ctrl+F 'thon1 Esc", "0n"),
    Case("0n", "Ctrl+F '119 Enter Esc", "0c"),
    Case("0n", "Ctrl+F 'n1 Back Back '10 Enter Enter Esc", "2t"),
    Case("3n", "Ctrl+F '14 Esc F3", "0t"),
    Case("3n", "Ctrl+F '14 Esc F3 F3", "0n"),
    Case("0n", "'15 Enter '11 Enter Shift+Down Del", "3n", {"0n": 15, "1n": 11, "2n": None}),
    Case("0n", "Ctrl+Down Shift+End Ctrl+C", "2s", copied="8\t\t\t\t102\t–\n"),
    Case("2n", "Tab Shift+Up Shift+Left Ctrl+C", "1n", copied="10\t1\n8\t\n"),
    Case("1n", "Enter Ctrl+Shift+Home Ctrl+C", "0u",
         copied="Thôn 1\t105\t14\nThôn 2\t86\t10\nThôn 10\t66\t8\n"),
    Case("3n", "Ctrl+F '14 Shift+Enter Esc Shift+F3", "0n"),
    Case("0n", "Ctrl+F 'zzz Enter Esc '7 Enter", "1n", {"0n": 7}),
    Case("0n", "'15 Ctrl+F 'doai Esc", "4u", {"0n": 15}),
    Case("0n", "Ctrl+;", "0n"),
]  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory, dressed):
    """The whole window on a real file; each case begins from START again."""
    folder = tmp_path_factory.mktemp("keys")
    before = os.environ.get("BHDESK_HOME")
    os.environ["BHDESK_HOME"] = str(folder / "home")
    store = copy_of("binh-minh", folder, 4)
    window = app.make_window(store, today=lambda: date(2026, 6, 1))
    window.resize(1366, 696)
    window.set_month(MAY.key)
    window.show_page("counts")
    window.show()
    yield window.page("counts")
    window.close()
    window.work.close()
    window.deleteLater()
    store.close()
    os.environ.pop("BHDESK_HOME")
    if before is not None:
        os.environ["BHDESK_HOME"] = before


@pytest.fixture
def grid(page, qtbot):
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    store = window.work.ask(lambda opened: opened)
    ids = [row.unit.id for row in counts.grid(store, MAY, VSI).rows]
    wanted = [
        Entry(ids[row], VSI, part, START.get(f"{row}{letter}"))
        for row in range(6)
        for letter, part in LETTERS.items()
    ]
    counts.set_counts(store, MAY, wanted)
    for draft in page.sheet.model.drafts():
        page.sheet.model.discard_draft(draft.row, draft.column)
    page.bar.close_bar()
    page.mark_stale()
    page.sheet.card.find_bar.field.clear()
    QGuiApplication.clipboard().clear()
    yield page.sheet.grid
    for dialog in window.findChildren(NamedDialog):
        dialog.reject()


def stored(grid):
    """Every typed figure on disk, named as in the table above."""
    store = grid.window().work.ask(lambda opened: opened)
    found = {}
    for at, row in enumerate(counts.grid(store, MAY, VSI).rows):
        for letter, part in LETTERS.items():
            value = row.count.part(part)
            if value is not None and (part is not Part.CLOSING or row.count.closing_typed):
                found[f"{at}{letter}"] = value
    return found


def where(grid):
    index = grid.currentIndex()
    return f"{index.row()}{COLUMNS[grid.grid_model.columns[index.column()].key]}"


def go(grid, spot):
    key = next(key for key, letter in COLUMNS.items() if letter == spot[1])
    grid.select_cell(grid.grid_model.rows[int(spot[0])].key, key)


def press(keys):
    for token in keys.split():
        target = QApplication.focusWidget()
        assert target is not None
        if token.startswith("'"):
            for letter in token[1:]:
                type_in(QApplication.focusWidget(), letter)
            continue
        *held, name = token.split("+")
        mods = MOD.NoModifier
        for word in held:
            mods |= MODIFIERS[word]
        key = NAMED_KEYS.get(name) or getattr(KEY, f"Key_{name}")
        QTest.keyClick(target, key, mods)


@pytest.mark.parametrize("case", CASES, ids=[f"{c.start} {c.keys} {c.board!r}" for c in CASES])
def test_keys(grid, case):
    board = QGuiApplication.clipboard()
    board.setText(case.board)
    go(grid, case.start)
    press(case.keys)
    assert where(grid) == case.cursor
    after = {key: value for key, value in (START | case.then).items() if value is not None}
    assert stored(grid) == after
    assert board.text() == (case.copied or case.board)


def test_the_table_is_long_enough():
    assert len(CASES) >= 40


LOCKED = [
    Case("0n", "'7 Enter", "1n"),
    Case("0n", "F2 '7 Esc", "0n"),
    Case("0n", "Back Enter", "1n"),
    Case("0n", "Shift+Down Del", "1n"),
    Case("0n", "Shift+Down Ctrl+D", "1n"),
    Case("0n", "Ctrl+X", "0n", copied="14\n"),
    Case("3n", "Ctrl+V", "3n", board="5\t6\n"),
    Case("3n", "Ctrl+V", "3n", board="Thôn Đông\t5\n"),
    Case("0n", "Shift+Down Ctrl+C", "1n", copied="14\n10\n"),
    Case("0n", "Ctrl+F 'doai Esc", "4u"),
]


@pytest.mark.parametrize("case", LOCKED, ids=[f"{c.keys} {c.board!r}" for c in LOCKED])
def test_a_closed_month_is_read_and_copied_but_never_changed(grid, page, case):
    store = page.work.ask(lambda opened: opened)
    months.close(store, MAY, accepts_blanks=True)
    page.reload()
    board = QGuiApplication.clipboard()
    board.setText(case.board)
    go(grid, case.start)
    press(case.keys)
    after, cursor = stored(grid), where(grid)
    assert grid.window().findChildren(NamedDialog) == []
    months.reopen(store, MAY, "thử")
    page.reload()
    assert (after, cursor) == (START, case.cursor)
    assert board.text() == (case.copied or case.board)


def test_nothing_rewrites_what_is_being_typed(grid):
    """UniKey and EVKey send backspaces and then the letter: a helper of Qt's would spoil it."""
    go(grid, "0n")
    press("F2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.validator() is None
    assert editor.completer() is None
    assert editor.inputMask() == ""
    editor.clear()
    seen = []
    editor.textEdited.connect(seen.append)
    # "Thoons" as UniKey types it: the word so far goes back letter by letter
    for letter in "Thoo":
        type_in(editor, letter)
    press("Back Back")
    for letter in "ôn":
        type_in(editor, letter)
    press("Back Back")
    for letter in "ốn":
        type_in(editor, letter)
    assert editor.text() == "Thốn"
    assert seen == ["T", "Th", "Tho", "Thoo", "Tho", "Th", "Thô", "Thôn", "Thô", "Th", "Thố",
                    "Thốn"]  # fmt: skip
    field = grid.parent().find_bar.field
    assert (field.validator(), field.completer()) == (None, None)
    press("Esc")


def test_a_refused_text_shows_until_esc(grid):
    go(grid, "0n")
    press("'8,5 Enter Up")
    assert grid.grid_model.cell(0, 2).text == "8,5"
    press("Esc")
    assert grid.grid_model.cell(0, 2).text == "14"
    assert grid.grid_model.drafts() == ()


def test_ctrl_f_says_when_there_is_nothing_and_closes_with_esc(grid, qtbot):
    bar = grid.parent().find_bar
    go(grid, "0n")
    press("Ctrl+F 'zzz")
    assert bar.isVisible()
    assert bar.note.isVisible()
    assert bar.note.text() == "Không thấy"
    press("Back Back Back 'd 'o 'a 'i")
    assert not bar.note.isVisible()
    press("Esc")
    assert not bar.isVisible()
    assert QApplication.focusWidget() is grid
    with qtbot.waitSignal(grid.said) as said:
        press("Ctrl+;")
    assert said.args == ["Cột này không nhập ngày."]
