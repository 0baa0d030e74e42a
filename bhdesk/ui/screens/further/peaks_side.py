"""Beside the days of a peak month: its own target, how far it is, broadcasts, an ordinary month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import peaks
from bhdesk.ui.grid import Refusal
from bhdesk.ui.screens.further import peaks_words as words
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import Chip, SectionHeader, SignedText, Text
from bhdesk.ui.widgets.panel import Facts
from bhdesk.ui.widgets.scrolling import scrolled
from bhdesk.ui.widgets.trend import TrendChart

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.services.peaks import PeakDiary
    from bhdesk.ui.shell.part import Part

WIDTH, NARROW, CHART = 288, 264, 150


class PeakSide(Card):
    """The target is stored when its field is left or Enter is pressed; a refusal keeps the text."""

    written = Signal()
    report_wanted = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__((16, 12, 8, 12))
        self._part = part
        self._diary: PeakDiary | None = None
        self._refused: dict[tuple[int, str], tuple[str, str]] = {}
        self.target = line_edit(max_length=12)
        self.target_row = FormRow("Chỉ tiêu giao cả tháng (người)", self.target)
        self.report = secondary("Báo cáo tháng cao điểm", "bao-cao")
        self.chip = Chip(Tone.MUTED, "")
        self.facts, self.chart = Facts(), TrendChart()
        self.told = SignedText(Tone.MUTED, "")
        self.words = Text("", is_wrapped=True)
        self._lay_out()
        self.target.editingFinished.connect(self._commit)
        self.report.clicked.connect(self.report_wanted)

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Texts of the target's field that are not on disk, of other months as well."""
        where = "Chỉ tiêu giao cả tháng"
        return tuple(Refusal(None, campaign, typed, reason, where)
                     for (_, campaign), (typed, reason) in self._refused.items())  # fmt: skip

    def give_up(self) -> None:
        """Forgets them; the stored target shows again."""
        self._refused.clear()
        self._show_target()

    def set_narrow(self, is_narrow: bool) -> None:
        self.setFixedWidth(theme().scale.px(NARROW if is_narrow else WIDTH))

    def show_diary(self, diary: PeakDiary, today: date) -> None:
        """Everything anew; a refused target stays typed with its reason."""
        self._diary = diary
        measure = diary.frame.measure(diary.peak.measure)
        self._head.set_texts(measure.brief)
        self._head.setToolTip(measure.name)
        self.chip.set_state(*words.state(diary))
        self.facts.set_facts(words.facts(diary, today))
        self.told.set_state(*words.broadcasts(diary, today))
        self.words.setText(diary.peak.office.words)
        trend = words.trend(diary, today)
        self.chart.set_trend(trend)
        self.chart.setVisible(trend is not None)
        self._show_target()

    def _key(self) -> tuple[int, str]:
        assert self._diary is not None
        return self._diary.peak.month.key, self._diary.peak.campaign

    def _show_target(self) -> None:
        if self._diary is None:
            return
        if self._key() in self._refused:
            typed, reason = self._refused[self._key()]
            self.target.setText(typed)
            self.target_row.set_error(reason)
            return
        if not self.target.hasFocus() or not self.target.isModified():
            self.target.setText(self._stored())
            self.target_row.set_error("")

    def _stored(self) -> str:
        value = self._diary.peak.office.target if self._diary else None
        return "" if value is None else text.count(value)

    def _commit(self) -> None:
        if self._diary is None:
            return
        typed, key, peak = self.target.text(), self._key(), self._diary.peak
        if typed.strip() == self._stored():
            self._settle(key)
            return
        try:
            value = text.parse_count(typed) if typed.strip() else None
            self._part.write(peaks.set_target, peak.month, peak.measure, value)
        except (UserError, StoreProblem) as problem:
            self._refused[key] = typed, messages.of(problem)
            self.target_row.set_error(messages.of(problem))
            return
        self._settle(key)
        self.written.emit()

    def _settle(self, key: tuple[int, str]) -> None:
        self._refused.pop(key, None)
        self.target_row.set_error("")
        self.target.setModified(False)

    def _lay_out(self) -> None:
        self._head = SectionHeader("")
        self._head.add(self.chip)
        self._head.set_margins(0, 8)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self.chart.setFixedHeight(theme().scale.px(CHART))
        for widget in (self.target_row, self.facts, self.chart, self.told, self.words, self.report):
            column.addWidget(widget)
        column.addStretch(1)
        self.add(self._head)
        self.add(scrolled(inner), 1)
        self.set_narrow(False)
