"""Everything that is due in a year, with its last working day; own deadlines, calendar file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.deadlines import ABOUT_WORDS, About, Deadline, DeadlineList
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.leading import Place, leads_to
from bhdesk.services import deadlines
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.tasks import own_form, words
from bhdesk.ui.screens.tasks.days_off import DaysOff
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import Chip, SectionHeader, Text

if TYPE_CHECKING:

    from bhdesk.domain.deadlines import OwnDeadline

CALENDAR = "Tệp lịch (*.ics)"
GOES = {
    Place.REPORTS: "Mở báo cáo", Place.MEETINGS: "Mở hội nghị",
    Place.TARGETS: "Mở chỉ tiêu", Place.COUNTS: "Mở số liệu",
    Place.FURTHER: "Mở số liệu khác",
    Place.CATALOGUE: "Mở kế hoạch", Place.TASKS: "Mở nhiệm vụ",
}  # fmt: skip


class DuePart(Part):
    """The year of the page; what is open, or everything."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._seen: DeadlineList | None = None
        self._own: tuple[OwnDeadline, ...] = ()
        self._key = ""
        self.rows = RowList(RowStyle.RECORD, "Hạn trong năm")
        year = self._today().year
        self.year = combo([(f"Năm {year + by}", year + by) for by in (-1, 0, 1)], year)
        self.year.setAccessibleName("Năm")
        self.filter = combo([("Chưa xong", 0), ("Tất cả", 1)])
        self.filter.setAccessibleName("Hạn nào")
        self.save_button = link("Lưu lịch (.ics)…", "lich")
        self.days_off = link("Ngày nghỉ…")
        self.add = primary("Thêm hạn", "them")
        self.buttons = (self.add,)
        self.go = secondary("Mở", "phai")
        self.mark = secondary("Đánh dấu đã xong", "dung")
        self.unmark = secondary("Chưa xong", "hoan-tac")
        self.edit, self.remove = secondary("Sửa hạn…"), link("Bỏ hạn này")
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Deadline | None:
        """The due day shown at the right."""
        rows = self._seen.rows if self._seen else ()
        return next((row for row in rows if row.key == self._key), None)

    def reload(self) -> None:
        year = int(self.year.currentData())
        span = (date(year, 1, 1), date(year, 12, 31), self._today(), self.given.holidays())
        seen, own = self.work.ask(deadlines.listed, *span), self.work.ask(deadlines.own)
        if seen is None or own is None:
            return
        self._seen, self._own = seen, own
        self._show_list()

    def begin_new(self) -> None:
        self._ask_own(None)

    def open_key(self, key: str) -> None:
        """The next due day of an own deadline."""
        rows = self._shown()
        self._key = next((row.key for row in rows if row.ref == key), self._key)
        self._show_list()

    def take_focus(self) -> None:
        self.rows.setFocus()

    def show_days_off(self) -> None:
        """The days off of the year shown, to add and take out."""
        year = int(self.year.currentData())
        asked = DaysOff(self.work, self.given.holidays(), year, self._today, self)
        asked.undo_wanted.connect(self.undo_wanted)
        asked.open()

    def save_calendar(self) -> None:
        """What is open as a calendar file."""
        if self._seen is None:
            return
        start = self.given.folder / f"han-cong-viec-{self._seen.first.year}.ics"
        target = files.ask_save(self, "Lưu lịch", start, CALENDAR)
        if target is None:
            return
        try:
            self.work.attempt(deadlines.save_calendar, self._seen, target)
        except (UserError, StoreProblem) as problem:
            self.told.emit(Tone.BAD, "Chưa lưu được.", messages.of(problem))
            return
        said = f"{len(self._seen.open)} hạn chưa xong, lưu tại {target.parent}"
        self.told.emit(Tone.GOOD, f"Đã lưu {target.name}.", said)

    def _shown(self) -> tuple[Deadline, ...]:
        if self._seen is None:
            return ()
        return self._seen.open if self.filter.currentIndex() == 0 else self._seen.rows

    def _show_list(self) -> None:
        rows, today = self._shown(), self._today()
        if all(row.key != self._key for row in rows):
            near = [row for row in rows if row.working >= today] or list(rows[-1:])
            self._key = near[0].key if near else ""
        self.rows.set_items(list(words.due_rows(rows, today)), self._key)
        late_count = len(self._seen.late) if self._seen else 0
        told = f"{len(rows)} hạn" + (f", {late_count} quá hạn" if late_count else "")
        self._head.set_texts("", told)
        self._show()

    def _show(self) -> None:
        row = self.current
        own = self._own_of(row)
        is_hand = row is not None and row.is_done and not self._is_by_fact(row)
        for widget, is_shown in (
            (self._chip, row is not None), (self.go, row is not None and own is None),
            (self.mark, row is not None and not row.is_done and not row.dated.is_event
             and row.about is not About.TASK),
            (self.unmark, is_hand), (self.edit, own is not None), (self.remove, own is not None),
        ):  # fmt: skip
            widget.setVisible(is_shown)
        if row is None:
            self._title.set_texts("Không có hạn nào")
            self._name.setText("")
            self._told.setText("")
            return
        state = row.words(self._today())
        self._chip.set_state(words.due_tone(row, self._today()), state[:1].upper() + state[1:])
        self._title.set_texts(ABOUT_WORDS[row.about])
        self._name.setText(row.title)
        self._told.setText("\n".join(_facts(row)))
        self.go.setText(f" {GOES[leads_to(row)[0]]}")

    def _own_of(self, row: Deadline | None) -> OwnDeadline | None:
        number = row.key.split(":")[1] if row and row.key.startswith("own:") else ""
        return next((one for one in self._own if str(one.id) == number), None)

    @staticmethod
    def _is_by_fact(row: Deadline) -> bool:
        """Done by what is in the file, not by a mark that can be taken away."""
        return row.dated.done_on is None or row.about in {About.TASK, About.REPORT}

    def _go(self) -> None:
        if (row := self.current) is not None:
            place, what = leads_to(row)
            self.went.emit(place.value, what)

    def _mark(self) -> None:
        if (row := self.current) is not None:
            self.act("Đã đánh dấu xong.", deadlines.mark_done, row.key, self._today())

    def _unmark(self) -> None:
        if (row := self.current) is not None:
            self.act("Đã bỏ đánh dấu.", deadlines.mark_open, row.key)

    def _ask_own(self, base: OwnDeadline | None) -> None:
        def save(made: OwnDeadline) -> None:
            self.write(deadlines.save_own, made)
            self.settle("Đã ghi hạn của đơn vị.")

        own_form.ask(self, base, self._today, save).open()

    def _edit(self) -> None:
        if (own := self._own_of(self.current)) is not None:
            self._ask_own(own)

    def _remove(self) -> None:
        if (own := self._own_of(self.current)) is not None:
            self.act(f"Đã bỏ hạn {own.name}.", deadlines.remove_own, own.id)

    def _choose(self, key: object) -> None:
        self._key = str(key)
        self._show()

    def _connect(self) -> None:
        self.rows.chosen.connect(self._choose)
        self.rows.doubleClicked.connect(self._go)
        self.filter.activated.connect(lambda _: self._show_list())
        self.year.activated.connect(lambda _: self.reload())
        self.add.clicked.connect(self.begin_new)
        self.save_button.clicked.connect(self.save_calendar)
        self.days_off.clicked.connect(self.show_days_off)
        self.go.clicked.connect(self._go)
        self.mark.clicked.connect(self._mark)
        self.unmark.clicked.connect(self._unmark)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        left, right = Card((8, 12, 8, 8)), Card((16, 12, 16, 12), 12)
        self._head = SectionHeader("")
        for tool in (self.year, self.filter, TableButton(self.rows)):
            self._head.add(tool)
        left.add(self._head)
        left.add(self.rows, 1)
        low = QHBoxLayout()
        low.addWidget(self.days_off)
        low.addStretch(1)
        low.addWidget(self.save_button)
        left.add(low)
        self._title, self._chip = SectionHeader(""), Chip(Tone.MUTED, "")
        self._title.add(self._chip)
        self._name, self._told = Text("", "h3", is_wrapped=True), Text("", is_wrapped=True)
        for widget in (self._title, self._name, self._told):
            right.add(widget)
        right.body.addStretch(1)
        for line in ((self.remove, self.edit), (self.unmark, self.mark, self.go)):
            foot = QHBoxLayout()
            foot.setSpacing(8)
            foot.addStretch(1)
            for button in line:
                foot.addWidget(button)
            right.add(foot)
        right.setMinimumWidth(theme().scale.px(280))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 14)
        row.addWidget(right, 10)


def _facts(row: Deadline) -> list[str]:
    """Due as it is written, the last day that keeps it, the last working day, whence it comes."""
    due = text.day(row.dated.due)
    said = f"trước ngày {due}" if row.valid != row.dated.due else due
    lines = [f"Hạn theo văn bản: {said}"]
    if not row.dated.is_event:
        lines.append(f"Ngày cuối còn hạn: {text.day(row.valid)}")
        lines.append(f"Ngày làm việc cuối: {row.when}/{row.working.year}")
    if row.dated.note:
        lines.append(row.dated.note)
    return lines

