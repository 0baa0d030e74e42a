"""The card "Cần xem": cells that do not add up, texts that were refused, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.buttons import link, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import CutText, SectionHeader, Sign, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHOWN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One cell to look at; `first` and `second` are the texts of its two actions."""

    tone: Tone
    where: str
    text: str
    first: str
    act: Callable[[], object]
    second: str
    leave: Callable[[], object]


class ChecksCard(Card):
    """Hidden while there is nothing to look at; shows the first findings and counts the others."""

    def __init__(self) -> None:
        super().__init__((16, 8, 12, 8), gap=6)
        self._head = SectionHeader("Cần xem trước khi chốt tháng")
        self.add(self._head)
        self._rows: list[QWidget] = []
        self.hide()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(finding) for finding in findings[:SHOWN]]
        for row in self._rows:
            self.body.addWidget(row)
        rest = len(findings) - SHOWN
        remark = f"{len(findings)} ô" + (f", đang hiện {SHOWN} ô đầu" if rest > 0 else "")
        self._head.set_texts("Cần xem trước khi chốt tháng", remark)
        self.setVisible(bool(findings))

    @staticmethod
    def _row(finding: Finding) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Sign(SIGNS[finding.tone], theme().text(finding.tone), 16))
        line.addWidget(Text(finding.where, finding.tone.value))
        said = CutText("", "")
        said.set_full(finding.text)
        line.addWidget(said, 1)
        for make, text, act in (
            (secondary, finding.first, finding.act),
            (link, finding.second, finding.leave),
        ):
            button = make(text)
            button.setAccessibleName(f"{text}: {finding.where}")
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        row.setAccessibleName(f"{finding.where}: {finding.text}")
        return row
