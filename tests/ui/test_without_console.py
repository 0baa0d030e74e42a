"""The program with a window where a command is given to it: nothing is refused unseen."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QMessageBox

from bhdesk import __main__ as start


@pytest.fixture
def boxes(monkeypatch, qapp, tmp_path):
    shown = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: shown.append(text))
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path))
    return shown


def ended(monkeypatch, *words):
    """How it ends without the streams that Windows gives to a program with a console."""
    monkeypatch.setattr(sys, "argv", ["bhdesk.exe", *words])
    with monkeypatch.context() as bare:
        for name in ("stdout", "stderr"):
            bare.setattr(sys, name, None)
        return start.main()


@pytest.mark.parametrize("dropped", [["bảng.xlsx"], ["a.bhdesk", "b.bhdesk"]])
def test_what_is_dropped_on_the_icon_and_cannot_be_opened_is_told(boxes, monkeypatch, dropped):
    assert ended(monkeypatch, *dropped) == 2
    assert boxes == [start.ONE_FILE]


def test_a_refused_command_is_told(boxes, monkeypatch):
    assert ended(monkeypatch, "check") == 1
    assert len(boxes) == 1
    assert "BH-" in boxes[0]


def test_a_command_that_works_says_nothing(boxes, monkeypatch):
    assert ended(monkeypatch, "plan", "list") == 0
    assert boxes == []
