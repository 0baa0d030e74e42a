"""Peak months: typed by day or week and village, seen day by day against their target (R22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhdesk.domain import peak_days, text
from bhdesk.domain.periods import Month, Period
from bhdesk.services import history, office, peaks
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.screens.further import peaks_words as words
from bhdesk.ui.screens.further.peaks_rows import Sheet as Table
from bhdesk.ui.screens.further.peaks_rows import View
from bhdesk.ui.screens.further.peaks_sheet import PeakSheet
from bhdesk.ui.screens.further.peaks_side import PeakSide
from bhdesk.ui.screens.further.sheet_part import SheetPart, head, under
from bhdesk.ui.screens.further.week_choice import WeekChoice
from bhdesk.ui.widgets.buttons import Segment, link
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo, offer_choices
from bhdesk.ui.widgets.issues import IssueList

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.services.peaks import PeakDiary
    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.shell.part import Given

REPORTS = "reports"
MOST_REASONS = 3


class PeaksPart(SheetPart):
    """The peak month of the page's month; another month says which months are."""

    sheet: PeakSheet

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._known: tuple[tuple[Month, str, str], ...] = ()
        self._diary: PeakDiary | None = None
        self._target: Month | None = None
        self.measure, self.weeks, self.places = combo(), WeekChoice(7), combo()
        self.measure.setAccessibleName("Tháng cao điểm")
        self.places.setAccessibleName("Nơi xem diễn biến")
        self.measure.setMinimumContentsLength(10)
        self.places.setMinimumContentsLength(8)
        self.views = Segment(("Ngày", "Tuần", "Diễn biến"), 0, "Cách xem số tăng mới")
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
        offer_choices(self.measure, [(frame.measure(key).short, key) for _, key, _ in here])
        # a choice only where the month is a peak month of more than one measure
        self.measure.setVisible(len(here) > 1)
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

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self.side.set_narrow(is_narrow)
        if self.sheet.is_narrow != is_narrow:
            self.sheet.is_narrow = is_narrow
            self._show()

    def refused_texts(self) -> tuple[Refusal, ...]:
        return (*super().refused_texts(), *self.side.refused)

    def give_up(self) -> None:
        super().give_up()
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
        self.set_empty(False)
        self._show()

    def _show(self) -> None:
        if self._diary is None:
            return
        view, today = self.view, self._today()
        is_days, is_course = view is View.DAYS, view is View.COURSE
        self.weeks.setVisible(is_days)
        self.places.setVisible(is_course)
        unit = self.places.currentData() if is_course else None
        peak = self._diary.peak
        table = Table(peak.campaign, peak.month.key, view, self.weeks.at if is_days else 0, unit)
        self.sheet.show(self._diary, table, today)
        self.side.show_diary(self._diary, today)
        self.sheet.card.fit_height()

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
        self.set_empty(True)

    def _months_near(self, frame: Frame) -> tuple[tuple[Month, str, str], ...]:
        """The peak months of this year and the next, or of the plan's year nearest to it."""
        years = frame.plan.period.years
        first = min(max(self.month.year, years[0]), years[-1])
        listed = [self.work.ask(peaks.months, year) for year in (first, first + 1) if year in years]
        return tuple(one for months in listed for one in months or ())

    def _fill_choices(self, diary: PeakDiary) -> None:
        """Weeks of another month, places of other villages; what was chosen stays."""
        month, today = diary.peak.month, self._today()
        weeks = peak_days.weeks_of(month)
        now = [at for at, (first, last) in enumerate(weeks) if first <= today <= last]
        self.weeks.offer(month, [_week_words(*week) for week in weeks], now[0] if now else 0)
        whole = (f"Toàn {diary.frame.office_word}", None)
        offer_choices(self.places, [whole, *((unit.name, unit.id) for unit in diary.frame.units)])

    def _go_to_peak(self) -> None:
        if self._target is not None:
            self.given.page.header.stepper.choose(self._target.key)

    def _open_report(self) -> None:
        self.went.emit(REPORTS, Period.parse(str(self.month)))
        self.went.emit(REPORTS, "peak")

    def _show_reasons(self) -> None:
        self.reasons.show_lines(self.sheet.texts.reasons)

    def _connect(self) -> None:
        self.measure.activated.connect(lambda _: self._read())
        self.weeks.chosen.connect(self._show)
        self.places.activated.connect(lambda _: self._show())
        self.views.chosen.connect(lambda _: self._show())
        self.empty.begun.connect(self._go_to_peak)
        self.history_button.clicked.connect(self.show_history)
        self.side.report_wanted.connect(self._open_report)
        self.sheet.written.connect(self._read)
        self.sheet.model.dataChanged.connect(self._show_reasons)
        self.sheet.model.modelReset.connect(self._show_reasons)
        self.side.written.connect(self._read)

    def _lay_out(self) -> None:
        tools = head(self.views, self.measure, self.weeks, self.places)
        foot = QHBoxLayout()
        foot.addWidget(self.reasons, 1)
        foot.addStretch(0)
        foot.addWidget(self.history_button)
        full = QWidget()
        line = QHBoxLayout(full)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(under(self.sheet.card_with(tools), foot), 1)
        line.addWidget(self.side)
        self.lay_out(full)


def _week_words(first: date, last: date) -> str:
    """4–10/5, of a single day 1/5."""
    said = text.short_day(last)
    return said if first == last else f"{first.day}–{said}"
