"""Findings of a check as a short list of sentences with their signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.errors import Issue, Level
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.labels import SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 8
TONES = {Level.ERROR: Tone.BAD, Level.WARNING: Tone.WARN, Level.NOTE: Tone.INFO}


class IssueList(QWidget):
    """Errors first, then warnings, then notes; after `most` only their number."""

    def __init__(self, most: int = MOST) -> None:
        super().__init__()
        self._most = most
        self._lines: tuple[tuple[Tone, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every sentence, those not shown for want of room too."""
        return tuple(text for _, text in self._lines)

    def show_issues(self, issues: Sequence[Issue], notes: Sequence[str] = ()) -> None:
        """Shows findings and, after them, plain notes."""
        order = list(TONES)
        ranked = sorted(issues, key=lambda issue: order.index(issue.level))
        lines = [(TONES[issue.level], messages.of(issue)) for issue in ranked]
        self.show_lines([*lines, *((Tone.INFO, note) for note in notes)])

    def show_lines(self, lines: Sequence[tuple[Tone, str]]) -> None:
        """Shows sentences with a tone each; nothing hides the list."""
        if self._lines == tuple(lines):
            return
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._lines = tuple(lines)
        for tone, text in self._lines[: self._most]:
            self._column.addWidget(SignedText(tone, text))
        left = len(self._lines) - self._most
        if left > 0:
            self._column.addWidget(Text(f"… và {left} điều nữa.", "muted"))
        self.setVisible(bool(self._lines))
        self.setAccessibleName(" ".join(self.texts))
