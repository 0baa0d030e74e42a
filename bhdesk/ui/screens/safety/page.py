"""The safety page: the data file, its verified copies, a check of everything, and the bin."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import safekeeping
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.safety import copies
from bhdesk.ui.screens.safety.bin import BinSection
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Segment, link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import CutText, SectionHeader, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.services.safekeeping import CheckResult
    from bhdesk.ui.screens.safety.bin_items import BinItem
    from bhdesk.ui.work import Work

OUTSIDE, OUTSIDE_SHORT = "Sao lưu ra nơi khác (USB)…", "Ra nơi khác (USB)…"
PARTS = ("Bản sao lưu", "Thùng rác")
# what only a copy mends
BROKEN = frozenset({"check.integrity", "check.reference"})


class SafetyPage(Page):
    """`backups` is the program's own folder of copies; `now` gives their age.

    `restore` asks and puts a copy back; without it nothing can be restored here.
    """

    key = "safety"
    title = "Sao lưu"
    icon = "sao-luu"
    areas = frozenset({Area.SAFETY, Area.ACTIVITIES})
    has_month = False
    group = 1

    def __init__(
        self, work: Work, month: int, *, backups: Path, now: Callable[[], datetime] = datetime.now,
        restore: Callable[[Path], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(work, month)
        self._folder, self._now, self._restore = backups, now, restore
        self._outside = Path.home()
        self.make = primary("Sao lưu ngay", "sao-luu")
        self.make_outside = secondary(OUTSIDE, "thu-muc")
        self.check_button = secondary("Kiểm tra dữ liệu", "dung")
        self.copies = RowList(RowStyle.STATE, "Các bản sao lưu")
        self.empty = EmptyState(
            "sao-luu", "Chưa có bản sao lưu nào", "Mỗi bản được đọc lại để chắc là dùng được.",
        )  # fmt: skip
        self.restore_button = secondary("Phục hồi bản này…", "hoan-tac")
        self.restore_file = link("Phục hồi từ tệp…", "thu-muc")
        self.findings = IssueList(30)
        self.segment = Segment(PARTS, 0, "Phần của trang Sao lưu")
        self.segment.chosen.connect(self._show_part)
        self._lay_out()
        self.make.clicked.connect(self.back_up)
        self.make_outside.clicked.connect(self.back_up_outside)
        self.check_button.clicked.connect(self.check)
        self.copies.chosen.connect(self._show_restore)
        self.restore_button.clicked.connect(self._restore_chosen)
        self.restore_file.clicked.connect(self._restore_file)

    @cached_property
    def bin(self) -> BinSection:
        """Thùng rác, made when first looked at."""
        made = BinSection(self.work, self, self._folder)
        made.restored.connect(self._tell_restored)
        self._parts.addWidget(made)
        return made

    def show_what(self, what: object) -> None:
        """The part to show: "bin", else the copies."""
        at = 1 if what == "bin" else 0
        self.segment.choose(at)
        self._show_part(at)

    def reload(self) -> None:
        if self.segment.current == 1:
            self.bin.reload()
        path = Path(self.work.store.path)
        size = path.stat().st_size if path.exists() else 0
        self._file.set_full(str(path))
        self._size.setText(files.size_text(size))
        self._where.set_full(str(self._folder))
        found = safekeeping.copies(self.work.store, self._folder)
        self._list_head.set_texts("Các bản sao lưu", f"{len(found)} bản" if found else "")
        now = self._now()
        self.copies.set_items([copies.item(one, self._folder, now) for one in found])
        self._stack.setCurrentIndex(0 if found else 1)
        self._show_restore()
        newest = found[0] if found else None
        # in a small window the bar at the foot says where
        folder = None if self.is_narrow else self._folder
        self.header.set_chips((copies.chip(newest, folder, now),))

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self.make_outside.setText(f" {OUTSIDE_SHORT if is_narrow else OUTSIDE}")
        self.mark_stale()

    def back_up(self) -> None:
        self._make(self._folder)

    def back_up_outside(self) -> None:
        """Another folder, best on a stick that is taken out again."""
        folder = files.ask_folder(self, "Sao lưu ra nơi khác", self._outside)
        if folder is not None:
            self._outside = folder
            self._make(folder)

    def check(self) -> None:
        """Reads everything in the worker."""
        self._verdict.setText("Đang kiểm tra…")
        self.findings.show_lines(())
        self.work.run(tried, safekeeping.check, self._folder, then=self._checked, origin=self)

    def _show_part(self, at: int) -> None:
        self.bar.close_bar()
        is_bin = at == 1
        if is_bin:
            self.bin.reload()
        self._parts.setCurrentWidget(self.bin if is_bin else self._copies_part)
        for button in (self.make, self.make_outside):
            button.setVisible(not is_bin)

    def _show_restore(self, _: object = None) -> None:
        self._foot.setVisible(self._restore is not None and not self.work.store.is_read_only)
        self.restore_button.setEnabled(self.copies.current_key is not None)

    def _restore_chosen(self) -> None:
        key = self.copies.current_key
        if self._restore is not None and key is not None:
            self._restore(Path(str(key)))

    def _restore_file(self) -> None:
        """A copy that lies elsewhere, on a stick or beside the data file."""
        path = files.ask_open(self, "Phục hồi từ tệp", self._outside, files.DATA)
        if self._restore is not None and path is not None:
            self._restore(path)

    def _tell_restored(self, item: BinItem) -> None:
        actions = [Action("Hoàn tác", self.undo_wanted.emit, icon="hoan-tac")]
        if item.activity:
            open_it = partial(self.page_wanted.emit, "meetings", item.activity)
            actions.insert(0, Action("Mở hội nghị", open_it))
        self.bar.say(Tone.GOOD, "Đã lấy lại.", item.back, tuple(actions))

    def _make(self, folder: Path) -> None:
        self.work.run(
            tried, safekeeping.make_backup, folder, then=lambda answer: self._made(answer, folder),
            origin=self,
        )  # fmt: skip

    def _made(self, answer: Any, folder: Path) -> None:  # noqa: ANN401 - what the service gives
        if isinstance(answer, (UserError, StoreProblem)):
            self.bar.say(Tone.BAD, "Chưa sao lưu được.", messages.of(answer))
            return
        self.reload()
        self.work.changed.emit(Changes.of(Area.SAFETY), self)
        words = f"{files.size_text(answer.size)}, đã đọc lại và khớp từng bảng. {folder}"
        actions = (Action("Mở thư mục", lambda: files.show_folder(folder), icon="thu-muc"),)
        if answer.missing:
            lacks = messages.explain("backup.without_files", {"count": len(answer.missing)})
            self.bar.say(Tone.WARN, "Đã sao lưu, thiếu tệp đính kèm.", lacks, actions,
                         is_passing=False)  # fmt: skip
            return
        self.bar.say(Tone.GOOD, "Đã sao lưu.", words, actions, is_passing=False)

    def _checked(self, answer: CheckResult | UserError | StoreProblem) -> None:
        if isinstance(answer, (UserError, StoreProblem)):
            self._verdict.setText("Chưa kiểm tra được.")
            self.findings.show_lines([(Tone.BAD, messages.of(answer))])
            return
        if any(issue.code in BROKEN for issue in answer.problems):
            self.work.failed.emit(StoreProblem("store.damaged", file=str(self.work.store.path)))
        rows = sum(answer.counts.values())
        lines = [(Tone.BAD, messages.of(issue)) for issue in answer.problems]
        lines += [(Tone.WARN, messages.of(issue)) for issue in answer.notes]
        if not answer.problems:
            lines.insert(0, (Tone.GOOD, "Không thấy lỗi trong tệp dữ liệu."))
        at = f"{self._now():%H:%M}"
        self._verdict.setText(f"Đã đọc {rows:,} dòng lúc {at}.".replace(",", "."))
        self.findings.show_lines(lines)

    def _lay_out(self) -> None:
        self.header.add_button(self.make_outside)
        self.header.add_button(self.make)
        self.header.add_switch(self.segment)
        self._parts, self._copies_part = QStackedWidget(), QWidget()
        row = QHBoxLayout(self._copies_part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list_card(), 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._file_card())
        right.addWidget(self._check_card(), 1)
        row.addLayout(right, 1)
        self._parts.addWidget(self._copies_part)
        self.body.addWidget(self._parts, 1)

    def _list_card(self) -> QWidget:
        card = Card((8, 12, 8, 8), 6)
        self._list_head = SectionHeader("Các bản sao lưu")
        self._list_head.setContentsMargins(8, 0, 8, 0)
        self._list_head.add(TableButton(self.copies))
        card.add(self._list_head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.copies)
        self._stack.addWidget(scrolled(self.empty))
        card.add(self._stack, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 0, 8, 4)
        foot.addWidget(self.restore_file)
        foot.addStretch(1)
        foot.addWidget(self.restore_button)
        card.add(self._foot)
        return card

    def _file_card(self) -> QWidget:
        card = Card()
        head = SectionHeader("Tệp dữ liệu")
        show = link("Mở thư mục", "thu-muc")
        show.clicked.connect(lambda: files.show_folder(Path(self.work.store.path).parent))
        head.add(show)
        card.add(head)
        self._file, self._where, self._size = CutText(""), CutText(""), Text("", "h3")
        for name, value in (("Tệp", self._file), ("Cỡ", self._size), ("Nơi sao lưu", self._where)):
            line = QHBoxLayout()
            line.setSpacing(8)
            label = Text(name, "ink2")
            label.setFixedWidth(theme().scale.px(96))
            line.addWidget(label)
            line.addWidget(value, 1)
            card.add(line)
        return card

    def _check_card(self) -> QWidget:
        card = Card()
        head = SectionHeader("Kiểm tra dữ liệu")
        head.add(self.check_button)
        card.add(head)
        words = "Đọc lại cả tệp và tính lại từng số cuối kỳ. Không sửa gì."
        self._verdict = Text(words, "ink2", is_wrapped=True)
        card.add(self._verdict, 0)
        card.add(self.findings)
        card.body.addStretch(1)
        card.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        return card


def tried(store: Any, service: Callable[..., Any], *args: Any) -> Any:  # noqa: ANN401 - of any service
    """A service's answer or its refusal, so that the page itself can say it."""
    try:
        return service(store, *args)
    except (UserError, StoreProblem) as problem:
        return problem
