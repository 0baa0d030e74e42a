"""The style sheet waits for a window that is put together, and comes back whatever happens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bhdesk import paths
from bhdesk.ui import style
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_window_made_while_the_sheet_waits_wears_it_afterwards(
    dressed: QApplication, qtbot: QtBot
) -> None:
    worn = dressed.styleSheet()
    with style.awaited():
        assert not dressed.styleSheet()
        title = Text("Tổng quan", "h1")
        qtbot.addWidget(title)
    title.ensurePolished()
    assert worn
    assert dressed.styleSheet() == worn
    assert title.font().pointSizeF() > dressed.font().pointSizeF()


def test_the_sheet_comes_back_after_a_window_that_could_not_be_made(
    dressed: QApplication,
) -> None:
    worn = dressed.styleSheet()
    with pytest.raises(ValueError, match="no window"), style.awaited():
        raise ValueError("no window")
    assert dressed.styleSheet() == worn


def test_a_window_that_is_shown_keeps_its_sheet(dressed: QApplication) -> None:
    worn = dressed.styleSheet()
    with style.awaited(False):
        assert dressed.styleSheet() == worn


def test_the_button_for_enter_is_no_wider_than_qt_thinks() -> None:
    """Qt measures a button without what a style says of it as the default: its words were cut."""
    text = (paths.resources_dir() / "style" / "bhdesk.qss").read_text("utf-8")
    rules = re.findall(r"^([^{\n]*:default[^{\n]*)\{([^}]*)\}", text, re.MULTILINE)
    assert rules
    assert [one for one, said in rules if "font" in said or "padding" in said] == []
