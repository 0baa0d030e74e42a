"""A page of several parts behind a segment: each is made and read when it is first looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut

from bhdesk.ui.shell.page import Page
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.changes import Changes
    from bhdesk.domain.holidays import DayOff
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Tab:
    """One part: `key` is what show_what asks for."""

    key: str
    title: str
    make: Callable[[Given], Part]


class PartsPage(Page):
    """A page of this kind says what it is and which `tabs` it has.

    `resources` and `folder`: what papers are drawn with, and where they are saved first.
    """

    tabs: ClassVar[tuple[Tab, ...]] = ()
    kinds: ClassVar[Mapping[str, str]] = {}
    """What a thing is called in "task:7" -> key of the part that shows it."""

    def __init__(
        self, work: Work, month: int, *, today: Callable[[], date], resources: Path, folder: Path,
        holidays: Callable[[], tuple[DayOff, ...]] = tuple,
    ) -> None:  # fmt: skip
        super().__init__(work, month)
        self._given = Given(work, self, today, resources, folder, holidays)
        self.keys = tuple(tab.key for tab in self.tabs)
        self._parts: dict[str, Part] = {}
        self._stale = set(self.keys)
        titles = [tab.title for tab in self.tabs]
        self.segment = Segment(titles, 0, f"Phần của trang {self.title}")
        self._stack = Sheet()
        self.place_segment()
        self.body.addWidget(self._stack, 1)
        self.segment.chosen.connect(self._show)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(lambda: self.part.begin_new())

    @property
    def part(self) -> Part:
        """The part that is looked at."""
        return self.part_of(self.keys[self.segment.current])

    def part_of(self, key: str) -> Part:
        """The part of a tab, made now if it was never asked for."""
        if key not in self._parts:
            tab = self.tabs[self.keys.index(key)]
            self._parts[key] = self._kept(tab.make(self._given))
        return self._parts[key]

    def place_segment(self) -> None:
        """Beside the title, where it stands still when the buttons change."""
        self.header.add_switch(self.segment)

    def reload(self) -> None:
        self._stale = set(self.keys)
        self._show_current()

    def show_what(self, what: object) -> None:
        """The part, or one thing of it: "debt", "schools:7"."""
        kind, _, key = str(what).partition(":")
        name = self.kinds.get(kind, kind)
        if name in self.keys:
            self.show_part(self.keys.index(name))
            self.take_focus()
            self.part.open_key(key)

    def show_part(self, index: int) -> None:
        self.segment.choose(index)
        self._show(index)

    def take_focus(self) -> None:
        self.part.take_focus()

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        for part in self._parts.values():
            part.set_narrow(is_narrow)

    def take_change(self, changes: Changes, origin: object) -> None:
        super().take_change(changes, origin)
        if origin is self:  # the part that wrote reads again by itself, the others not
            self._stale |= set(self.keys) - {self.keys[self.segment.current]}

    def _show(self, _: int) -> None:
        self.bar.close_bar()
        self._show_current()

    def _show_current(self) -> None:
        """Only the part that is looked at is made and read."""
        part, key = self.part, self.keys[self.segment.current]
        if key in self._stale:
            self._stale.discard(key)
            part.reload()
        self._stack.show_state(part)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those of the part looked at; one that is empty has its own way to begin."""
        current = self.part
        for part in self._parts.values():
            for button in part.buttons:
                button.setVisible(part is current and not part.is_empty)

    def _kept(self, part: Part) -> Part:
        self._stack.add_state(part)
        part.set_narrow(self.is_narrow)
        for button in part.buttons:
            self.header.add_button(button)
        part.told.connect(self.bar.say)
        part.done.connect(self._tell_done)
        part.went.connect(self._go)
        part.undo_wanted.connect(self.undo_wanted)
        part.emptied.connect(self._show_buttons)
        return part

    def _go(self, key: str, what: object) -> None:
        if key == self.key:
            self.show_what(what)
        else:
            self.page_wanted.emit(key, what)

    def _tell_done(self, title: str, sentence: str) -> None:
        back = Action("Hoàn tác", self.undo_wanted.emit, icon="hoan-tac")
        self.bar.say(Tone.GOOD, title, sentence, (back,))
