"""Collection organisations and agents: own target, result and share by week or month (R21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.domain.people import BodyKind
from bhdesk.services import collecting, history, office, people
from bhdesk.ui.grid import GridCard
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.further import agents_rows as rows
from bhdesk.ui.screens.further.agents_rows import Place, Span
from bhdesk.ui.screens.further.agents_rows import Sheet as Table
from bhdesk.ui.screens.further.agents_sheet import AgentSheet
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import Button, Segment, link, secondary
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.services.collecting import AgentView
    from bhdesk.ui.grid import Refusal

CATALOGUE, PEOPLE = "catalogue", "people"


class AgentsPart(Part):
    """One measure at a time; agents themselves are made in Danh mục."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._weeks: tuple[date, ...] = ()
        self._told: tuple[tuple[Tone, str], ...] = ()
        self.measure, self.weeks = combo(), combo()
        self.measure.setAccessibleName("Chỉ tiêu")
        self.weeks.setAccessibleName("Tuần")
        self.periods = Segment(("Tuần", "Tháng", "Quý", "Năm"), 1, "Thời gian")
        self.back, self.next = Button("", "step", "trai"), Button("", "step", "phai")
        for button, name in ((self.back, "Tuần trước"), (self.next, "Tuần sau")):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.spread = QCheckBox("Theo thôn")
        self.sheet, self.findings = AgentSheet(self), IssueList()
        self.paper, self.people = secondary("Bảng in…", "pdf"), link("Sửa tổ chức, nhân viên…")
        self.history_button = link("Lịch sử", "gio")
        self.empty = EmptyState(
            "nguoi", "Chưa có tổ chức dịch vụ thu",
            "Thêm tổ chức dịch vụ thu và nhân viên thu trong Danh mục, Người làm công tác; chỉ "
            "tiêu và kết quả của từng người được nhập ở đây.",
            "Đến Người làm công tác", button_icon="phai", sides=("so-lieu", "chi-tieu"),
        )  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def span(self) -> Span:
        return Span(self.periods.current)

    def reload(self) -> None:
        frame = self.work.ask(office.frame, self.month.last_day)
        rosters = self.work.ask(people.rosters, None, BodyKind.COLLECTOR)
        if frame is None or rosters is None:
            return
        if not rosters:
            self._sheet.show_state(self.empty)
            self.set_empty(True)
            return
        self._fill_choices(frame)
        self._sheet.show_state(self._full)
        self.set_empty(False)
        self._show()

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.sheet.grid).setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        scale = theme().scale
        self.empty.set_narrow(is_narrow)
        self.sheet.grid.set_row_height(scale.compact_row if is_narrow else scale.grid_row)
        self.card.fit_height()

    def refused_texts(self) -> tuple[Refusal, ...]:
        return self.sheet.texts.texts

    def give_up(self) -> None:
        self.sheet.texts.give_up()

    def show_history(self) -> None:
        """Every change in the month of the agent or organisation under the cursor."""
        keys = self.sheet.grid.current_keys()
        place = keys[0] if keys else None
        if not isinstance(place, Place):
            place = next(row.key for row in self.sheet.model.rows)
        assert isinstance(place, Place)
        measure = str(self.measure.currentData())
        past = self.work.ask(
            history.of_collected, self.month, measure, place.body, place.member
        )
        if past is not None:
            named = self.sheet.name_of(place)
            HistoryDialog(f"{named}, tháng {self.month.label}", past, self).open()

    def _show(self) -> None:
        span = self.span
        for widget in (self.weeks, self.back, self.next):
            widget.setVisible(span is Span.WEEK)
        self.spread.setVisible(span is not Span.WEEK)
        at = self.weeks.currentIndex()
        self.back.setEnabled(at > 0)
        self.next.setEnabled(at < self.weeks.count() - 1)
        week = self._weeks[at] if span is Span.WEEK else None
        has_villages = self.spread.isChecked() and span is not Span.WEEK
        measure = str(self.measure.currentData())
        table = Table(measure, self.month.key, span, week, has_villages)
        seen: AgentView | None = self.work.ask(collecting.view, table.period, measure, week)
        if seen is None:
            return
        months = seen
        if week is not None:
            months = self.work.ask(collecting.view, table.period, measure)
        self.sheet.show(seen, months if week is not None else None, table)
        self._told = rows.findings(seen, table)
        self._show_findings()
        self.card.fit_height()

    def _fill_choices(self, frame: Frame) -> None:
        """Measures of the plan that are counted in villages, the weeks of the month."""
        found = [one for one in frame.measures if one.is_in_units and one.is_entered]
        wanted = [(one.short, one.key) for one in found or frame.measures]
        standing = [(self.measure.itemText(at), self.measure.itemData(at))
                    for at in range(self.measure.count())]  # fmt: skip
        if wanted != standing:
            chosen = self.measure.currentData()
            self.measure.clear()
            for name, key in wanted:
                self.measure.addItem(name, key)
            self.measure.setCurrentIndex(max(self.measure.findData(chosen), 0))
        self.measure.setVisible(len(wanted) > 1)
        self.spread.setText(f"Theo {frame.unit_word}")
        weeks = rows.weeks_in(self.month)
        if weeks != self._weeks:
            self._weeks = weeks
            self.weeks.clear()
            for monday in weeks:
                self.weeks.addItem(rows.week_words(monday))
            today = self._today()
            begun = [at for at, monday in enumerate(weeks) if monday <= today]
            self.weeks.setCurrentIndex(begun[-1] if begun else 0)

    def _choose_period(self, _: int) -> None:
        self._show()

    def _step_week(self, by: int) -> None:
        self.weeks.setCurrentIndex(self.weeks.currentIndex() + by)
        self._show()

    def _show_paper(self) -> None:
        table = Table(str(self.measure.currentData()), self.month.key, self.span)
        PaperDialog(
            self.work, "Chỉ tiêu, kết quả của nhân viên thu",
            lambda store: collecting.paper(store, table.period, table.measure),
            self.given.places, self,
        ).open()  # fmt: skip

    def _go_to_people(self) -> None:
        self.went.emit(CATALOGUE, PEOPLE)

    def _show_findings(self) -> None:
        """What is refused comes before what is missing."""
        said = (*self.sheet.texts.reasons, *self._told)
        if tuple(text for _, text in said) != self.findings.texts:
            self.findings.show_lines(said)

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        tell_refused(self.given.page.bar, refused, self.sheet.grid)

    def _connect(self) -> None:
        self.measure.activated.connect(self._choose_period)
        self.weeks.activated.connect(self._choose_period)
        self.periods.chosen.connect(self._choose_period)
        self.spread.toggled.connect(lambda _: self._show())
        self.back.clicked.connect(lambda: self._step_week(-1))
        self.next.clicked.connect(lambda: self._step_week(1))
        self.paper.clicked.connect(self._show_paper)
        self.history_button.clicked.connect(self.show_history)
        self.people.clicked.connect(self._go_to_people)
        self.empty.begun.connect(self._go_to_people)
        self.sheet.written.connect(self._show)
        self.sheet.model.dataChanged.connect(self._show_findings)
        self.sheet.model.modelReset.connect(self._show_findings)
        self.sheet.grid.block_refused.connect(self._tell_refused)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 4, 8)
        row.setSpacing(8)
        self.measure.setMinimumContentsLength(11)
        self.weeks.setMinimumContentsLength(8)
        for choice in (self.measure, self.weeks):
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in (self.periods, self.measure, self.back, self.weeks, self.next, self.spread):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.paper)
        self.card = GridCard(self.sheet.grid, head)
        foot = QHBoxLayout()
        foot.addWidget(self.findings, 1)
        foot.addWidget(self.history_button)
        foot.addWidget(self.people)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.card, 100)
        column.addLayout(foot)
        column.addStretch(1)
        self._sheet = Sheet(self._full, self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)
