"""Collection organisations and agents: own target, result and share by week or month (R21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from bhdesk.domain.people import BodyKind
from bhdesk.services import collecting, history, office, people
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.further import agents_rows as rows
from bhdesk.ui.screens.further.agents_rows import Place, Span
from bhdesk.ui.screens.further.agents_rows import Sheet as Table
from bhdesk.ui.screens.further.agents_sheet import AgentSheet
from bhdesk.ui.screens.further.sheet_part import SheetPart, head, under
from bhdesk.ui.screens.further.week_choice import WeekChoice
from bhdesk.ui.widgets.buttons import Segment, link, secondary
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo, offer_choices
from bhdesk.ui.widgets.issues import IssueList

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame
    from bhdesk.services.collecting import AgentView
    from bhdesk.ui.shell.part import Given
    from bhdesk.ui.tokens import Tone

CATALOGUE, PEOPLE = "catalogue", "people"


class AgentsPart(SheetPart):
    """One measure at a time; agents themselves are made in Danh mục."""

    sheet: AgentSheet

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._told: tuple[tuple[Tone, str], ...] = ()
        self.measure, self.weeks = combo(), WeekChoice(8)
        self.measure.setAccessibleName("Chỉ tiêu")
        self.measure.setMinimumContentsLength(11)
        self.periods = Segment(("Tuần", "Tháng", "Quý", "Năm"), 1, "Thời gian")
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
            self.set_empty(True)
            return
        self._fill_choices(frame)
        self.set_empty(False)
        self._show()

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
        self.weeks.setVisible(span is Span.WEEK)
        self.spread.setVisible(span is not Span.WEEK)
        week = rows.weeks_in(self.month)[self.weeks.at] if span is Span.WEEK else None
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
        self.sheet.card.fit_height()

    def _fill_choices(self, frame: Frame) -> None:
        """Measures of the plan that are counted in villages, the weeks of the month."""
        found = [one for one in frame.measures if one.is_in_units and one.is_entered]
        offer_choices(self.measure, [(one.short, one.key) for one in found or frame.measures])
        self.measure.setVisible(self.measure.count() > 1)
        self.spread.setText(f"Theo {frame.unit_word}")
        weeks, today = rows.weeks_in(self.month), self._today()
        begun = sum(monday <= today for monday in weeks)
        self.weeks.offer(self.month, [rows.week_words(one) for one in weeks], max(begun - 1, 0))

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
        self.findings.show_lines((*self.sheet.texts.reasons, *self._told))

    def _connect(self) -> None:
        self.measure.activated.connect(lambda _: self._show())
        self.weeks.chosen.connect(self._show)
        self.periods.chosen.connect(lambda _: self._show())
        self.spread.toggled.connect(lambda _: self._show())
        self.paper.clicked.connect(self._show_paper)
        self.history_button.clicked.connect(self.show_history)
        self.people.clicked.connect(self._go_to_people)
        self.empty.begun.connect(self._go_to_people)
        self.sheet.written.connect(self._show)
        self.sheet.model.dataChanged.connect(self._show_findings)
        self.sheet.model.modelReset.connect(self._show_findings)

    def _lay_out(self) -> None:
        tools = head(self.periods, self.measure, self.weeks, self.spread, last=self.paper)
        foot = QHBoxLayout()
        foot.addWidget(self.findings, 1)
        foot.addWidget(self.history_button)
        foot.addWidget(self.people)
        self.lay_out(under(self.sheet.card_with(tools), foot))
