"""Under the months of a cell: who changed it, why its village is behind, and a note."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.services import history, notes
from bhdesk.ui.screens.counts.remark_field import RemarkField, Words
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.labels import CutText, Text, hairline

if TYPE_CHECKING:
    from bhdesk.domain.counts import Part
    from bhdesk.services.history import Past
    from bhdesk.ui.screens.counts.remark_field import Place
    from bhdesk.ui.work import Work

MOST = 3
BLANK = "trống"


class _Change(QWidget):
    """One line "16 → 15  22/11 09:37 · …", and the file under it where there was one."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = Text("", "ink2")
        self._source, self._file = CutText("", "muted"), CutText("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._figures)
        row.addWidget(self._source, 1)
        column.addLayout(row)
        column.addWidget(self._file)

    def show_change(self, past: Past) -> None:
        at = datetime.fromisoformat(past.at)
        figures = f"{_figure(past.old)} → {_figure(past.new)}"
        source = " · ".join(word for word in (f"{text.short_day(at)} {at:%H:%M}", past.who) if word)
        self._figures.setText(figures)
        self._source.set_full(source)
        self._file.set_full(f"Từ tệp {past.file}")
        self._file.setVisible(bool(past.file))
        tail = f" · tệp {past.file}" if past.file else ""
        self.setAccessibleName(f"{figures} · {source}{tail}")


class CellRemarks(QWidget):
    """The last changes of a cell, the reason of its village's shortfall and its note."""

    saved = Signal()
    """Words are on disk: the corner in the grid follows."""
    left = Signal()
    """Esc in a field: back to the grid."""

    def __init__(self, work: Work, origin: QWidget) -> None:
        super().__init__()
        self._work = work
        self._is_narrow = False
        self.note = RemarkField(
            "Ghi chú", "Ghi điều cần nhớ về số này", Words(notes.notes, notes.set_note), work,
            origin,
        )  # fmt: skip
        self.reason = RemarkField(
            "Nguyên nhân chưa đạt", "Đưa vào báo cáo tháng", Words(notes.reasons, notes.set_reason),
            work, origin,
        )  # fmt: skip
        self._heading = Text("Lịch sử ô này", "h3")
        self.all_link = link("Xem hết")
        self.all_link.setToolTip("Toàn bộ lịch sử của số này (Ctrl+H)")
        self._changes = [_Change() for _ in range(MOST)]
        self._lay_out()
        for field in (self.note, self.reason):
            field.saved.connect(self.saved)
            field.left.connect(self.left)

    @property
    def lines(self) -> tuple[str, ...]:
        """The changes shown, each with when, by whom and from which file."""
        return tuple(item.accessibleName() for item in self._changes if not item.isHidden())

    @property
    def error(self) -> str:
        return self.note.error or self.reason.error

    def set_narrow(self, is_narrow: bool) -> None:
        """A low window has room for the last change only."""
        self._is_narrow = is_narrow
        for field in (self.note, self.reason):
            field.set_rows(1 if is_narrow else 2)

    def show_place(self, place: Place, part: Part, behind: int, is_closed: bool) -> None:
        """Another cell; `behind`: how many persons its village lacks to its pace."""
        self._show_changes(place, part)
        for field in (self.reason, self.note):
            field.show_place(place, is_closed)
        late = f"chậm {text.count(behind)} người" if behind > 0 else "chưa đạt"
        self.reason.set_label(f"Nguyên nhân {late}")
        can_ask = behind > 0 and not is_closed
        self.reason.setVisible(can_ask or bool(self.reason.edit.toPlainText()))
        self.note.setVisible(not is_closed or bool(self.note.stored))
        self.show()

    def save(self) -> bool:
        """Writes what was typed; False: something was refused and stays."""
        return all([self.note.save(), self.reason.save()])

    def give_up(self) -> None:
        """What was typed and not saved goes."""
        self.note.give_up()
        self.reason.give_up()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(hairline())
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.all_link)
        column.addLayout(head)
        for change in self._changes:
            column.addWidget(change)
        column.addSpacing(4)
        column.addWidget(self.reason)
        column.addWidget(self.note)

    def _show_changes(self, place: Place, part: Part) -> None:
        asked = history.of_figure, place.unit, place.measure, place.month, part
        found: tuple[Past, ...] = self._work.ask(*asked) or ()
        shown = found[: 1 if self._is_narrow else MOST]
        self._heading.setText("Lịch sử ô này" if shown else "Chưa sửa lần nào")
        self._heading.set_role("h3" if shown else "muted")
        for at, change in enumerate(self._changes):
            change.setVisible(at < len(shown))
            if at < len(shown):
                change.show_change(shown[at])


def _figure(stored: str | None) -> str:
    return text.count(int(stored)) if stored is not None else BLANK
