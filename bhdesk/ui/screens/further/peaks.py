"""Peak months: typed by day or week and village, seen day by day against their target (R22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.domain import peak_days, text
from bhdesk.domain.periods import Month, Period
from bhdesk.services import history, office, peaks
from bhdesk.ui.grid import GridCard
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.screens.further import peaks_words as words
from bhdesk.ui.screens.further.peaks_rows import Sheet as Table
from bhdesk.ui.screens.further.peaks_rows import View
from bhdesk.ui.screens.further.peaks_sheet import PeakSheet
from bhdesk.ui.screens.further.peaks_side import PeakSide
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import Button, Segment, link
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.services.peaks import PeakDiary
    from bhdesk.ui.grid import Refusal

REPORTS = "reports"
MOST_REASONS = 3


class PeaksPart(Part):
    """The peak month of the page's month; another month says which months are."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._known: tuple[tuple[Month, str, str], ...] = ()
        self._diary: PeakDiary | None = None
        self._week: tuple[int, int] = (0, 0)
        self._target: Month | None = None
        self.measure = combo()
        self.measure.setAccessibleName("Tháng cao điểm")
        self.views = Segment(("Ngày", "Tuần", "Diễn biến"), 0, "Cách xem số tăng mới")
        self.weeks, self.places = combo(), combo()
        self.weeks.setAccessibleName("Tuần")
        self.places.setAccessibleName("Nơi xem diễn biến")
        self.back, self.next = Button("", "step", "trai"), Button("", "step", "phai")
        for button, name in ((self.back, "Tuần trước"), (self.next, "Tuần sau")):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.sheet, self.side = PeakSheet(self), PeakSide(self)
        self.reasons = IssueList(MOST_REASONS)
        self.history_button = link("Lịch sử", "gio")
        self.empty = EmptyState("lich", "", "", "Đến tháng cao điểm", button_icon="phai",
                                sides=("so-lieu", "hoi-nghi"))  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def diary(self) -> PeakDiary | None:
        """The peak month shown, None in an ordinary month."""
        return self._diary

    @property
    def view(self) -> View:
        return View(self.views.current)

    def reload(self) -> None:
        frame = self.work.ask(office.frame)
        if frame is None:
            return
        self._known = self._months_near(frame)
        here = [one for one in self._known if one[0] == self.month]
        if not here:
            self._diary = None
            self._show_nothing(frame)
            return
        self._fill_measures([(frame.measure(measure).short, measure) for _, measure, _ in here])
        self._read()

    def open_key(self, key: str) -> None:
        """The peak month of a measure, "2026-05/vsi_participants"."""
        month, _, measure = key.partition("/")
        if not measure:
            return
        self.given.page.header.stepper.choose(Month.parse(month).key)
        at = self.measure.findData(measure)
        if at >= 0:
            self.measure.setCurrentIndex(at)
            self._read()

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.sheet.grid).setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        scale = theme().scale
        self.side.set_narrow(is_narrow)
        self.empty.set_narrow(is_narrow)
        self.sheet.grid.set_row_height(scale.compact_row if is_narrow else scale.grid_row)
        self.card.fit_height()
        if self.sheet.is_narrow != is_narrow:
            self.sheet.is_narrow = is_narrow
            self._show()

    def refused_texts(self) -> tuple[Refusal, ...]:
        return (*self.sheet.texts.texts, *self.side.refused)

    def give_up(self) -> None:
        self.sheet.texts.give_up()
        self.side.give_up()

    def show_history(self) -> None:
        """Every change in the month at the place of the cursor, else of the whole office."""
        diary, keys = self._diary, self.sheet.grid.current_keys()
        if diary is None:
            return
        unit = self.places.currentData() if self.view is View.COURSE else None
        if self.view is not View.COURSE and keys is not None and isinstance(keys[0], int):
            unit = keys[0]
        peak, frame = diary.peak, diary.frame
        place = frame.office_id if unit is None else unit
        past = self.work.ask(history.of_peak, peak.month, peak.measure, place)
        if past is not None:
            named = frame.place_name(unit)
            HistoryDialog(f"{named}, tháng cao điểm {peak.month.label}", past, self).open()

    def _read(self) -> None:
        found: PeakDiary | None = self.work.ask(
            peaks.diary, self.month, str(self.measure.currentData())
        )
        if found is None:
            return
        self._diary = found
        self._fill_choices(found)
        self._sheet.show_state(self._full)
        self.set_empty(False)
        self._show()

    def _show(self) -> None:
        if self._diary is None:
            return
        view, today = self.view, self._today()
        is_days, is_course = view is View.DAYS, view is View.COURSE
        for widget in (self.weeks, self.back, self.next):
            widget.setVisible(is_days)
        self.places.setVisible(is_course)
        week = self.weeks.currentIndex()
        self.back.setEnabled(week > 0)
        self.next.setEnabled(week < self.weeks.count() - 1)
        unit = self.places.currentData() if is_course else None
        peak = self._diary.peak
        table = Table(peak.campaign, peak.month.key, view, week if is_days else 0, unit)
        self.sheet.show(self._diary, table, today)
        self.side.show_diary(self._diary, today)
        self.card.fit_height()

    def _show_nothing(self, frame: Frame) -> None:
        """An ordinary month: which months the plan names, and the way to the nearest of them."""
        ahead = [one[0] for one in self._known if one[0] > self.month]
        behind = [one[0] for one in self._known if one[0] < self.month]
        self._target = ahead[0] if ahead else behind[-1] if behind else None
        shown = self._target or self.month
        named = tuple(
            f"tháng {month.label} – {name}"
            for month, _, name in self._known
            if month.year == shown.year
        )
        self.empty.set_texts(
            f"Tháng {self.month.label} không phải tháng cao điểm", words.not_peak(frame, named)
        )
        self.empty.button.setVisible(self._target is not None)
        if self._target is not None:
            self.empty.button.setText(f" Đến tháng {self._target.label}")
        self._sheet.show_state(self.empty)
        self.set_empty(True)

    def _months_near(self, frame: Frame) -> tuple[tuple[Month, str, str], ...]:
        """The peak months of this year and the next, or of the plan's year nearest to it."""
        years = frame.plan.period.years
        first = min(max(self.month.year, years[0]), years[-1])
        listed = [self.work.ask(peaks.months, year) for year in (first, first + 1) if year in years]
        return tuple(one for months in listed for one in months or ())

    def _fill_measures(self, wanted: list[tuple[str, str]]) -> None:
        """A choice only where the month is a peak month of more than one measure."""
        standing = [(self.measure.itemText(at), self.measure.itemData(at))
                    for at in range(self.measure.count())]  # fmt: skip
        if wanted != standing:
            self.measure.clear()
            for name, measure in wanted:
                self.measure.addItem(name, measure)
        self.measure.setVisible(len(wanted) > 1)

    def _fill_choices(self, diary: PeakDiary) -> None:
        """Weeks of another month, places of other villages; what was chosen stays."""
        weeks = peak_days.weeks_of(diary.peak.month)
        key = diary.peak.month.key
        if self._week != (key, len(weeks)):
            self._week = key, len(weeks)
            self.weeks.clear()
            for at, (first, last) in enumerate(weeks, 1):
                days = text.short_day(last)
                days = days if first == last else f"{first.day}–{days}"
                self.weeks.addItem(days, at)
            self.weeks.setCurrentIndex(self._week_of_today(weeks))
        places: list[tuple[str, int | None]] = [(f"Toàn {diary.frame.office_word}", None)]
        places += [(unit.name, unit.id) for unit in diary.frame.units]
        standing = [(self.places.itemText(at), self.places.itemData(at))
                    for at in range(self.places.count())]  # fmt: skip
        if places != standing:
            chosen = self.places.currentData()
            self.places.clear()
            for name, number in places:
                self.places.addItem(name, number)
            self.places.setCurrentIndex(max(self.places.findData(chosen), 0))

    def _week_of_today(self, weeks: tuple[tuple[date, date], ...]) -> int:
        """The week of today in the month shown, else the first one."""
        today = self._today()
        found = [at for at, (first, last) in enumerate(weeks) if first <= today <= last]
        return found[0] if found else 0

    def _step_week(self, by: int) -> None:
        self.weeks.setCurrentIndex(self.weeks.currentIndex() + by)
        self._show()

    def _go_to_peak(self) -> None:
        if self._target is not None:
            self.given.page.header.stepper.choose(self._target.key)

    def _open_report(self) -> None:
        self.went.emit(REPORTS, Period.parse(str(self.month)))
        self.went.emit(REPORTS, "peak")

    def _show_reasons(self) -> None:
        said = self.sheet.texts.reasons
        if tuple(text for _, text in said) != self.reasons.texts:
            self.reasons.show_lines(said)

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        tell_refused(self.given.page.bar, refused, self.sheet.grid)

    def _connect(self) -> None:
        self.measure.activated.connect(lambda _: self._read())
        self.weeks.activated.connect(lambda _: self._show())
        self.places.activated.connect(lambda _: self._show())
        self.views.chosen.connect(lambda _: self._show())
        self.back.clicked.connect(lambda: self._step_week(-1))
        self.next.clicked.connect(lambda: self._step_week(1))
        self.empty.begun.connect(self._go_to_peak)
        self.history_button.clicked.connect(self.show_history)
        self.side.report_wanted.connect(self._open_report)
        self.sheet.written.connect(self._read)
        self.sheet.model.dataChanged.connect(self._show_reasons)
        self.sheet.model.modelReset.connect(self._show_reasons)
        self.side.written.connect(self._read)
        self.sheet.grid.block_refused.connect(self._tell_refused)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 4, 8)
        row.setSpacing(8)
        self.measure.setMinimumContentsLength(10)
        self.weeks.setMinimumContentsLength(7)
        self.places.setMinimumContentsLength(8)
        for choice in (self.measure, self.weeks, self.places):
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(self.views)
        row.addWidget(self.measure)
        for widget in (self.back, self.weeks, self.next, self.places):
            row.addWidget(widget)
        row.addStretch(1)
        self.card = GridCard(self.sheet.grid, head)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.card, 100)
        foot = QHBoxLayout()
        foot.addWidget(self.reasons, 1)
        foot.addStretch(0)
        foot.addWidget(self.history_button)
        left.addLayout(foot)
        left.addStretch(1)
        self._full = QWidget()
        line = QHBoxLayout(self._full)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addLayout(left, 1)
        line.addWidget(self.side)
        self._sheet = Sheet(self._full, self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)
