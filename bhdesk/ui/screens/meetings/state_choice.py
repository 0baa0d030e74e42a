"""The choice of a state in the words of a kind: a broadcast is on air, an article is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.activities import STATE_WORDS, ActivityState
from bhdesk.domain.activity_kinds import state_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from bhdesk.domain.activities import Kind


def word_states(box: QComboBox, kind: Kind | None) -> None:
    """Words the states of a choice anew; without a kind as several kinds are called together."""
    words = state_words(kind) if kind is not None else STATE_WORDS
    for row in range(box.count()):
        if state := box.itemData(row):
            box.setItemText(row, words[ActivityState(state)])
