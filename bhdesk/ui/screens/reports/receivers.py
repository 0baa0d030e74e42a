"""To whom this one paper goes, where that differs from what the office has set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.forms import FormRow, text_edit

if TYPE_CHECKING:
    from bhdesk.domain.frame import Office

OPEN, CLOSE = "Kính gửi, nơi nhận…", "Ẩn kính gửi, nơi nhận"


class Receivers(QWidget):
    """Folded away until asked for: most papers go where the last one went."""

    changed = Signal()
    """A field was left with other words in it."""
    typing = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._office: tuple[str, str] = ("", "")
        self._said = self._office
        self.fold = link(OPEN)
        self.to, self.copies = text_edit(rows=2), text_edit(rows=3)
        self._box = QWidget()
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(FormRow("Kính gửi, mỗi nơi một dòng", self.to))
        column.addWidget(FormRow("Nơi nhận, mỗi nơi một dòng", self.copies))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self.fold)
        outer.addWidget(self._box)
        self._box.hide()
        self.fold.clicked.connect(self._turn)
        for field in (self.to, self.copies):
            field.textChanged.connect(self.typing)
            field.installEventFilter(self)

    @property
    def addressee(self) -> str | None:
        return self._own(self.to.toPlainText(), self._office[0])

    @property
    def recipients(self) -> str | None:
        return self._own(self.copies.toPlainText(), self._office[1])

    def set_office(self, office: Office) -> None:
        """What stands there as long as nothing else was typed."""
        own = (self.addressee, self.recipients)
        self._office = (office.addressee, office.recipients)
        self.show_own(*own)

    def show_own(self, addressee: str | None, recipients: str | None) -> None:
        """Puts a paper's own words back, or those of the office; tells nobody."""
        given = (addressee, recipients)
        for field, own, set_ in zip((self.to, self.copies), given, self._office, strict=True):
            words = set_ if own is None else own
            if field.toPlainText() != words:
                field.blockSignals(True)
                field.setPlainText(words)
                field.blockSignals(False)
        self._said = (self.to.toPlainText(), self.copies.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            now = (self.to.toPlainText(), self.copies.toPlainText())
            if now != self._said:
                self._said = now
                self.changed.emit()
        return False

    @staticmethod
    def _own(words: str, set_: str) -> str | None:
        return None if words.strip() == set_.strip() else words

    def _turn(self) -> None:
        is_open = self._box.isHidden()
        self._box.setVisible(is_open)
        self.fold.setText(CLOSE if is_open else OPEN)
        if is_open:
            self.to.setFocus()
            self.opened.emit()
