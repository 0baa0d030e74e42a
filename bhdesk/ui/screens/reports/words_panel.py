"""Lời văn: the sentences of a paper beside its pages, each saved when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import wording
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.screens.reports import sentences
from bhdesk.ui.screens.reports.blocks_menu import BlocksMenu
from bhdesk.ui.screens.reports.sentences import NEW
from bhdesk.ui.screens.reports.words_editor import WordsEditor
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import SectionHeader, hairline

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.screens.reports.sentences import Words
    from bhdesk.ui.work import Work


class WordsPanel(Card):
    """What was refused stays in its field and is marked in the list until it is put right."""

    changed = Signal()
    """A sentence is on disk: the pages are to be drawn again."""
    left = Signal()

    def __init__(self, work: Work, page: QWidget) -> None:
        super().__init__((12, 12, 12, 12), 8)
        self._work, self._page = work, page
        self._words: sentences.Words | None = None
        self._key = ""
        self._refused: dict[str, dict[str, str]] = {}
        self.list = RowList(RowStyle.STATE, "Các câu trong văn bản")
        self.editor = WordsEditor()
        self.blocks = BlocksMenu(work, page)
        self.done = link("Xong")
        self.add_button = secondary("Thêm đoạn", "them")
        self.insert = secondary("Chèn đoạn mẫu…")
        self._lay_out()
        self._connect()

    @property
    def has_unsaved(self) -> bool:
        return any(self._refused.values())

    @property
    def _unsaved(self) -> dict[str, str]:
        """What was refused in the paper shown, by sentence; other papers keep their own."""
        paper = self._words.paper if self._words else ""
        return self._refused.setdefault(paper, {})

    def show_words(self, words: Words) -> None:
        """The sentences as they are now; letters typed and not saved yet stay where they are."""
        if self._words is not None and words.paper != self._words.paper:
            self.save()
            self.editor.set_stored(self.editor.field.toPlainText())
            self._key = ""
        self._words = words
        count = sum(bool(sentences.state_of(one)[0]) for one in words.listed)
        self._head.set_texts("Lời văn", f"{count} câu đã sửa" if count else "")
        self._show_rows()
        if not self.editor.is_dirty:
            self._show_sentence()

    def set_narrow(self, is_narrow: bool) -> None:
        self.list.setMinimumHeight(theme().scale.px(76 if is_narrow else 120))
        self.editor.set_narrow(is_narrow)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        """Writes what is typed; False where it was refused, which the field then says."""
        if not self.editor.is_dirty or self._words is None:
            self._unsaved.pop(self._key, None)
            return True
        typed = self.editor.field.toPlainText()
        if self._key.startswith(NEW):
            return not typed.strip() or self._add(typed)
        one = self._words.of(self._key)
        if one is None:
            return True
        paper, stored = self._words.paper, self.editor.stored
        if not typed.strip() and not (one.section and one.composed):
            # an opening cannot be left out, a paragraph of one's own without words is gone
            made = self._write(typed, wording.take_new, paper, one.key)
        else:
            made = self._write(
                typed, wording.set_text, paper, one.key, typed, one.composed, stored
            )
        if made is not None:
            self.changed.emit()
        return made is not None

    def give_up(self) -> None:
        """What was refused is not wanted any more."""
        self._refused.clear()
        self._show_sentence()

    def _add(self, typed: str) -> bool:
        """A new paragraph; from now on it is a sentence like the others."""
        assert self._words is not None
        before = self._key
        section = before.removeprefix(NEW)
        made = self._write(typed, wording.add_text, self._words.paper, section, typed)
        if made is None:
            return False
        self._key = str(made)
        self.changed.emit()
        return True

    def _write(self, typed: str, service: Callable[..., object], *given: object) -> object:
        """What the service gives back, None where it refused."""
        key = self._key
        try:
            made = self._work.attempt(service, *given, origin=self._page)
        except (UserError, StoreProblem) as problem:
            self._unsaved[key] = typed
            self.editor.set_error(messages.of(problem))
            self._show_rows()
            return None
        self._unsaved.pop(key, None)
        self.editor.set_stored(typed)
        return made

    def _choose(self, key: object) -> None:
        """Another sentence: the one that is left is saved first, refused or not."""
        if key == self._key or not isinstance(key, str):
            return
        self.save()
        self._key = key
        self._show_sentence()

    def _show_sentence(self) -> None:
        if self._words is None or not self._words.listed:
            return
        if self._key.startswith(NEW):
            part = self._words.title(self._key.removeprefix(NEW))
            self.editor.show_new(part, self._unsaved.get(self._key, ""))
            return
        one = self._words.of(self._key) or self._words.listed[0]
        self._key = one.key
        self.list.choose_silently(self._key)
        self.editor.show_sentence(self._words.title(one.section), one, self._unsaved.get(one.key))
        # an opening stands before the parts; nothing can be put beside it
        self.add_button.setEnabled(bool(one.section))

    def _show_rows(self) -> None:
        if self._words is None:
            return
        rows = list(sentences.rows(self._words, self._unsaved))
        if self._key.startswith(NEW) and all(row.key != self._key for row in rows):
            at = self._end_of_part(rows, self._key.removeprefix(NEW))
            rows.insert(at, RowItem(self._key, "Đoạn mới", state="Đang soạn", tone=Tone.INFO,
                                    icon="them"))  # fmt: skip
        self.list.set_items(rows, self._key or None)

    def _add_new(self) -> None:
        self.save()
        one = self._words.of(self._key) if self._words else None
        if one is None or not one.section:
            return
        self._key = f"{NEW}{one.section}"
        self._show_rows()
        self._show_sentence()
        self.editor.field.setFocus()

    def _keep(self) -> None:
        one = self._words.of(self._key) if self._words else None
        if self.save() and self._words and one:
            self._do(wording.keep, self._words.paper, one.key, one.composed)

    def _take_new(self) -> None:
        if self._words:
            self._unsaved.pop(self._key, None)
            self._do(wording.take_new, self._words.paper, self._key)

    def _remove(self) -> None:
        """A composed sentence is left out of the paper; an added one goes for good (Ctrl+Z)."""
        if self._words is None:
            return
        one, key = self._words.of(self._key), self._key
        self._unsaved.pop(key, None)
        if one is None:
            self._key = ""
            self.editor.set_stored(self.editor.field.toPlainText())
            self._show_rows()
            self._show_sentence()
        elif one.composed:
            self._do(wording.set_text, self._words.paper, key, "", one.composed)
        else:
            self._do(wording.take_new, self._words.paper, key)

    def _do(self, service: Callable[..., object], *given: object) -> None:
        """A button: what the field holds gives way to what comes of it."""
        try:
            self._work.attempt(service, *given, origin=self._page)
        except (UserError, StoreProblem) as problem:
            self.editor.set_error(messages.of(problem))
            return
        self.editor.set_stored(self.editor.field.toPlainText())
        self.changed.emit()

    def _end_of_part(self, rows: list[RowItem], section: str) -> int:
        """Behind the last sentence of a part."""
        assert self._words is not None
        here = {one.key for one in self._words.listed if one.section == section}
        return max((at + 1 for at, row in enumerate(rows) if row.key in here), default=len(rows))

    def _go_on(self) -> None:
        """Ctrl+Enter: saved, and on to the next sentence."""
        if self.save():
            keys = [row.key for row in self.list.row_model.items if not row.is_heading]
            at = keys.index(self._key) + 1 if self._key in keys else 0
            self.list.choose(keys[min(at, len(keys) - 1)])
            self.editor.field.setFocus()

    def _insert(self, words: str) -> None:
        self.editor.field.setFocus()
        self.editor.field.insertPlainText(words)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.editor.field.setFocus())
        self.editor.field.left.connect(self.save)
        self.editor.field.finished.connect(self._go_on)
        self.editor.keep_wanted.connect(self._keep)
        self.editor.new_wanted.connect(self._take_new)
        self.editor.removal_wanted.connect(self._remove)
        self.add_button.clicked.connect(self._add_new)
        self.insert.clicked.connect(
            lambda: self.blocks.open_at(self.insert, self.editor.field.toPlainText())
        )
        self.blocks.chosen.connect(self._insert)
        self.done.clicked.connect(self.left)

    def _lay_out(self) -> None:
        self._head = SectionHeader("Lời văn")
        self._head.add(self.done)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.insert)
        foot.addStretch(1)
        self.body.addWidget(self._head)
        self.body.addWidget(self.list, 6)
        self.body.addWidget(hairline())
        self.body.addWidget(self.editor, 5)
        self.body.addLayout(foot)
