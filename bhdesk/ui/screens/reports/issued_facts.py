"""What the register keeps of a paper, and each figure that has changed since it went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.domain import issued, text
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.screens.reports.drafting import change_words
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.labels import SignedText, Text, hairline

if TYPE_CHECKING:
    from bhdesk.domain.issued import Issued
    from bhdesk.services.issuing import Since


class IssuedFacts(QWidget):
    """Name and value under each other: signers and reasons are long, the panel is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = Text("", is_wrapped=True)
        self._state = SignedText(Tone.GOOD, "")
        self._frozen = Text(
            "Tệp và số liệu được giữ đúng như khi phát hành.", "muted", is_wrapped=True
        )
        self.changes = RowList(RowStyle.STATE, "Số liệu đã thay đổi sau khi phát hành")
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(Text("Văn bản đã phát hành", "h2"))
        column.addWidget(self._facts)
        column.addWidget(self._frozen)
        self._line = hairline()
        column.addWidget(self._line)
        column.addWidget(self._state)
        column.addWidget(self.changes)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """All that is said of the paper."""
        return f"{self._facts.text()}\n{self._state.text()}"

    def row_end(self) -> int:
        """Where the row with the cursor ends, in this widget."""
        place = self.changes.visualRect(self.changes.currentIndex())
        return self.changes.y() + place.bottom()

    def show_paper(self, paper: Issued, since: Since | None = None) -> None:
        self._facts.setText("\n".join(fact_lines(paper)))
        self._facts.setAccessibleName(self._facts.text())
        for part in (self._line, self._state):
            part.setVisible(paper.is_withdrawn or since is not None)
        has_changes = bool(since and since.listed)
        self.changes.setVisible(has_changes)
        self._frozen.setVisible(not has_changes)
        self.changes.set_items(())
        if paper.is_withdrawn:
            self._state.set_state(Tone.BAD, f"Lý do: {paper.withdrawn}", title="Đã thu hồi.")
        elif since is not None and since.listed:
            self._state.set_state(
                Tone.WARN, f"Số liệu đã thay đổi sau khi phát hành: {len(since.listed)} chỗ."
            )
            rows = change_words(since)
            self.changes.set_items(
                [RowItem(at, *each[:2], state=each[2], tone=Tone.WARN, icon="ghi-chu")
                 for at, each in enumerate(rows)]
            )  # fmt: skip
            self.changes.setFixedHeight(self.changes.content_height() + 2)
        elif since is not None:
            self._state.set_state(Tone.GOOD, "Số liệu chưa thay đổi từ khi phát hành.")


def fact_lines(paper: Issued) -> tuple[str, ...]:
    """What is known of a paper, a line each."""
    moment = text.moment(paper.issued_at)
    lines = [
        f"Số {paper.sign}",
        f"Ngày {text.day(paper.day)}",
        f"Người ký: {', '.join(p for p in (paper.signer, paper.post) if p) or '–'}",
    ]
    if paper.version > 1:
        lines.append(f"Bản {paper.version}, {issued.NATURE_WORDS[paper.nature]}")
    if paper.reason:
        lines.append(f"Lý do: {paper.reason}")
    if paper.as_of:
        lines.append(f"Số liệu đến ngày {text.day(paper.as_of)}")
    lines.append(f"Phát hành lúc {', '.join(p for p in (moment, paper.actor) if p)}")
    return tuple(lines)
