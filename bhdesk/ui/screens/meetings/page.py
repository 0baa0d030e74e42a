"""The page Hội nghị: quota strip, the year's activities, the form of the chosen one."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from bhdesk.domain import text
from bhdesk.domain.changes import Area
from bhdesk.domain.periods import Month
from bhdesk.ui.screens.meetings import ending, words
from bhdesk.ui.screens.meetings.binning import BinDesk
from bhdesk.ui.screens.meetings.editor import NEW, MeetingEditor
from bhdesk.ui.screens.meetings.log_desk import LogDesk
from bhdesk.ui.screens.meetings.papers import PaperDesk
from bhdesk.ui.screens.meetings.room import LogRoom
from bhdesk.ui.screens.meetings.states import ADD, PURPOSE, PageStates
from bhdesk.ui.screens.meetings.year_reader import YearReader
from bhdesk.ui.shell.page import Page
from bhdesk.ui.widgets.buttons import primary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bhdesk.services.activities import ActivityYear
    from bhdesk.ui.screens.meetings.papers import PaperKind
    from bhdesk.ui.screens.meetings.year_reader import ReadYear
    from bhdesk.ui.work import Work

# the rows are on the screen before the form is made
AFTER_PAINT_MS = 15


class MeetingsPage(Page):
    """The list shows the year of the month in the header; a tile or the header picks the month."""

    key, title, icon = "meetings", "Hội nghị", "hoi-nghi"
    areas = frozenset({Area.ACTIVITIES, Area.UNITS, Area.PLAN, Area.OFFICE})

    def __init__(
        self, work: Work, month: int, today: Callable[[], date], *, resources: Path, folder: Path
    ) -> None:
        super().__init__(work, month)
        self._today = today
        self._shown_month = 0
        self.reader = YearReader(work, self)
        self.papers = PaperDesk(self, resources, folder)
        self.log = LogDesk(self, folder, today)
        self.bin = BinDesk(self)
        self.header.add_button(self.log.button)
        self._add = self.header.add_button(primary(ADD, "them"))
        self._add.setToolTip(f"{ADD} (Ctrl+N)")
        self.room = LogRoom(work)
        self.strip, self.listing, self.empty_month = (
            self.room.strip, self.room.listing, self.room.empty_month,
        )  # fmt: skip
        self.rows = self.listing.rows
        self.states = PageStates(self.room)
        self.empty, self.unread = self.states.empty, self.states.unread
        self.body.addWidget(self.states, 1)
        self._connect()

    @cached_property
    def editor(self) -> MeetingEditor:
        """The form, the heaviest part: made when a meeting is first opened."""
        made = MeetingEditor(self.work, self, self.bar, self._today)
        self.room.right.add_state(made)
        if self._seen is not None:
            made.set_year(self._seen)
        made.written.connect(self._take_written)
        made.unsaved_changed.connect(self._take_unsaved)
        made.bin_wanted.connect(self._bin)
        made.reread_wanted.connect(self._reread)
        made.foot.paper_wanted.connect(self._open_paper)
        made.foot.repeat.clicked.connect(self._repeat)
        return made

    def reload(self) -> None:
        if self._has_editor:
            self.editor.flush()
        if self.reader.needs(self._reckoned()):
            self._read()
        else:
            self._show_month()

    def mark_stale(self) -> None:
        self.reader.is_outdated = True
        super().mark_stale()

    def show_what(self, what: object) -> None:
        """Number of an activity."""
        if self.reader.is_reading:
            self.reader.and_then(partial(self.show_what, what))
        elif (item := self.reader.find(what)) is not None:
            self.listing.show_log()
            self._open(item.id)

    def add_meeting(self) -> None:
        """Opens an empty form, or the one that was begun and not stored yet."""
        self.listing.show_log()
        if self.editor.number != NEW:
            self.editor.open(None)
        self._show_all()
        self.editor.form.focus_field("day")

    def take_focus(self) -> None:
        if self._seen is not None:
            (self.rows if self._seen.activities else self.empty.button).setFocus()
        else:
            super().take_focus()

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self.room.set_narrow(is_narrow)
        self.body.setSpacing(8 if is_narrow else 12)

    def may_leave(self, go: Callable[[], object]) -> bool:
        """What is typed is stored first; what was refused waits in its form."""
        if self._has_editor:
            self.editor.flush()
        return True

    def may_end(self, go: Callable[[], object]) -> bool:
        """Asks about what the form alone holds."""
        return not self._unsaved or ending.ask(self, go)

    def _reckoned(self) -> Month:
        return words.reckoned(Month.from_key(self.month), Month.of(self._today()))

    def _connect(self) -> None:
        self.reader.read.connect(self._take_read)
        self._add.clicked.connect(self.add_meeting)
        self.empty.begun.connect(self.add_meeting)
        self.empty_month.begun.connect(self.add_meeting)
        self.unread.begun.connect(self.mark_stale)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add_meeting)
        self.listing.filter_changed.connect(self._show_all)
        self.listing.calendar.opened.connect(self._open_day, Qt.ConnectionType.QueuedConnection)
        self.log.written.connect(self._take_log)
        self.bin.dropped.connect(self._take_dropped)
        self.bin.brought_back.connect(self._take_back)
        self.strip.opened.connect(self.header.stepper.choose)
        # the list may be filled anew by it, which must not happen under its own key or click
        self.rows.chosen.connect(self._open, Qt.ConnectionType.QueuedConnection)

    @property
    def _seen(self) -> ActivityYear | None:
        return self.reader.year

    @property
    def _has_editor(self) -> bool:
        return "editor" in vars(self)

    @property
    def _number(self) -> int | None:
        """The activity in the form; None: no form is open."""
        return self.editor.number if self._has_editor else None

    @property
    def _unsaved(self) -> frozenset[int]:
        return self.editor.unsaved if self._has_editor else frozenset()

    def _open(self, key: object) -> None:
        if key == self._number or not isinstance(key, int):
            return
        self.editor.open(None if key == NEW else self.reader.find(key))
        self._show_all()

    def _open_day(self, day: date, may_begin: bool) -> None:
        """The day's activities one after the other; an empty day can begin a new one."""
        listed = self._seen.activities if self._seen else ()
        numbers = [item.id for item in listed if item.day == day]
        if numbers:
            at = numbers.index(self._number) + 1 if self._number in numbers else 0
            self._open(numbers[at % len(numbers)])
        elif may_begin:
            self.add_meeting()
            self.editor.form.type_day(text.day(day))

    def _open_paper(self, kind: PaperKind) -> None:
        """What is typed is saved first: the paper shows it."""
        self.editor.flush()
        if self.editor.stored is not None:
            self.papers.open(kind, self.editor.stored)

    def _repeat(self) -> None:
        self.editor.flush()
        if self.editor.stored is not None:
            self.log.repeat(self.editor.stored)

    def _read(self, then: Callable[[], object] | None = None) -> None:
        """The year anew; `then` is done when it is there."""
        self.reader.ask(self._reckoned(), then)
        self._show_parts()
        if self.reader.is_reading:  # meanwhile the form is made
            QTimer.singleShot(0, self, lambda: self.editor)

    def _take_read(self, found: ReadYear | None) -> None:
        if found is None:
            self._show_parts()
            return
        self.listing.said = found.said
        if self._has_editor:
            self.editor.set_year(found.year)
        if found.is_long and self._number is None:
            self._show_all()
            QTimer.singleShot(AFTER_PAINT_MS, self, self._show_month)
        else:
            self._show_month()

    def _show_month(self) -> None:
        """The form follows the month in the header, or what became of its own activity."""
        number = self._number
        if self.month != self._shown_month:
            self._shown_month = self.month
            if self._has_editor:
                self.editor.leave()
            self._open_first_of_month()
        elif (item := self.reader.find(number)) is not None:
            self.editor.refresh(item)
        elif number is not None and number != NEW:
            self.editor.discard()
            self._open_first_of_month()
        self._show_all()

    def _take_log(self, number: int | None) -> None:
        """Many were written at once."""
        self._read(partial(self._open, number))

    def _open_first_of_month(self) -> None:
        first = self.reader.of_month(Month.from_key(self.month))
        if first is not None:
            self.editor.open(first)

    def _take_written(self, number: int) -> None:
        """Our own write: only this one is read again, the form keeps its cursor."""
        if not self.reader.renew(number, self._reckoned()):
            return
        if self._seen is not None:
            self.editor.set_year(self._seen)
        item = self.reader.find(number)
        if item is not None and number == self.editor.number:
            self.editor.refresh(item)
        self._show_all()

    def _take_unsaved(self) -> None:
        if self._number is None:
            self._open_first_of_month()
        self._show_all()

    def _bin(self, number: int) -> None:
        item = self.reader.find(number)
        if item is not None:
            self.bin.drop(item)

    def _take_dropped(self, number: int) -> None:
        self.editor.discard()
        self._take_written(number)
        self._open_first_of_month()
        self._show_all()

    def _take_back(self, number: int) -> None:
        self._take_written(number)
        self._open(number)

    def _reread(self) -> None:
        self.bar.close_bar()
        number = self.editor.number
        self.editor.discard()
        self._read(partial(self._open, number))

    def _show_all(self) -> None:
        self._show_parts()
        seen = self._seen
        if seen is None:
            return
        shown, today = Month.from_key(self.month), Month.of(self._today())
        self.header.set_chips(words.header_chips(seen, shown, today))
        self.strip.show_year(seen, shown, self._today())
        unsaved = self._unsaved | ({NEW} if self._number == NEW else frozenset())
        self.listing.show_year(seen, shown, unsaved, self._number, self._today())
        self.empty.set_texts(f"Chưa có hội nghị nào trong năm {shown.year}", PURPOSE)
        self.empty_month.set_texts(f"Chưa có hội nghị nào trong tháng {shown.number}", PURPOSE)

    def _show_parts(self) -> None:
        """Which of the states is shown; one primary button a page."""
        has_form = self._number is not None
        seen = self._seen
        is_full = self.states.show_log(
            is_read=seen is not None, is_reading=self.reader.is_reading,
            has_rows=has_form or bool(self._unsaved) or bool(seen and seen.activities),
        )  # fmt: skip
        self.room.show_right(self.editor if has_form else self.empty_month)
        self._add.setVisible(is_full and has_form)
