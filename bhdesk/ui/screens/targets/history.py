"""Lịch sử quyết định: every decision over a target in the year, each one to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import catalogue, text
from bhdesk.domain.targets import REASON_WORDS, Method, Reason
from bhdesk.services import office
from bhdesk.ui.grid import Cell, CellState, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.screens.targets.split import METHODS
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import CutText, Text

if TYPE_CHECKING:
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.targets import Revision, Sheet
    from bhdesk.ui.work import Work

WORDS = {key: word for key, word, _ in METHODS} | {Method.PLAN.value: "Theo bảng của văn bản"}


class HistoryDialog(QDialog):
    """Nothing can be changed here."""

    def __init__(
        self, work: Work, measure: Measure, revisions: tuple[Revision, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Lịch sử quyết định: {measure.short}")
        self._work, self._revisions = work, revisions
        self.list = RowList(RowStyle.STATE, "Các quyết định")
        self.list.set_items([item_of(at, one) for at, one in enumerate(revisions)])
        self.model = GridModel()
        self.card = GridCard(Grid(self.model, "Chỉ tiêu của quyết định", theme().scale.compact_row))
        self._title, self._about = CutText("", "h2"), Text("", "ink2", is_wrapped=True)
        self.close_button = secondary("Đóng")
        self._lay_out(measure)
        self.close_button.clicked.connect(self.reject)
        self.list.chosen.connect(self._show)
        room, scale = parent.window().size(), theme().scale
        self.resize(min(scale.px(880), room.width() - 40), min(scale.px(560), room.height() - 40))
        self.list.choose(0)
        self.list.setFocus()

    @property
    def about(self) -> str:
        """What is said of the decision shown."""
        return self._about.text()

    def _lay_out(self, measure: Measure) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(f"Lịch sử quyết định: {measure.short}", "h2"))
        row = QHBoxLayout()
        row.setSpacing(16)
        left = Card((8, 8, 8, 8))
        left.add(self.list, 1)
        left.setFixedWidth(theme().scale.px(270))
        row.addWidget(left)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addWidget(self._about)
        right.addWidget(self.card, 100)
        right.addStretch(1)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _show(self, at: object) -> None:
        made = self._revisions[int(str(at))]
        frame: Frame | None = self._work.ask(office.frame, made.sheet.effective_from)
        if frame is None:
            return
        sheet = made.sheet
        self._title.set_full(sheet.document or "Không ghi văn bản")
        self._about.setText(about(made))
        is_split = any(share.value is not None for share in sheet.shares)
        self.card.setVisible(is_split)
        if is_split:
            self.model.set_columns(_columns(frame, sheet))
            self.model.set_rows(*_rows(frame, sheet))
            self.card.fit_height()


def item_of(at: int, made: Revision) -> RowItem:
    """One decision in the list; the newest of the year has no end."""
    sheet = made.sheet
    paper = sheet.document or "Không ghi văn bản"
    if sheet.document_day is not None:
        paper = f"{paper}, {text.day(sheet.document_day)}"
    if made.until is None:
        tone, state = Tone.GOOD, "Mới nhất"
    else:
        tone, state = Tone.MUTED, f"Đến {text.day(made.until)}"
    return RowItem(
        at, f"Từ {text.day(sheet.effective_from)}", paper, right=text.count(sheet.total),
        state=state, tone=tone,
    )  # fmt: skip


def about(made: Revision) -> str:
    """When it held, document's day, total, how it was split, why the sum differs, who wrote it."""
    sheet = made.sheet
    said = [f"Áp dụng {_span(made)}."]
    if sheet.document_day is not None:
        said.append(f"Văn bản ngày {text.day(sheet.document_day)}.")
    said.append(f"Tổng {text.count(sheet.total)} người.")
    if sheet.method:
        known = WORDS.get(sheet.method) or catalogue.BASE_NAMES.get(sheet.method, sheet.method)
        said.append(f"Cách chia: {known[:1].lower()}{known[1:]}.")
    if sheet.reason:
        note = f" ({sheet.note})" if sheet.note else ""
        said.append(f"Lý do chênh: {REASON_WORDS[Reason(sheet.reason)]}{note}.")
    if made.at:
        said.append(f"{made.who or 'Không rõ người'} ghi lúc {text.moment(made.at)}.")
    return " ".join(said)


def _span(made: Revision) -> str:
    first = text.day(made.sheet.effective_from)
    return f"từ {first}" if made.until is None else f"từ {first} đến {text.day(made.until)}"


def _columns(frame: Frame, sheet: Sheet) -> tuple[Column, ...]:
    word = frame.unit_word
    weight = Column("weight", "Trọng số", sample="000")
    pin = Column("pin", "Ghim", kind=Kind.CHIP, weight=0.5, sample="Đã ghim")
    return (
        Column("unit", word[:1].upper() + word[1:], kind=Kind.NAME, sample="Thôn An Nhân"),
        *((weight,) if sheet.method == Method.OWN else ()),
        *((pin,) if any(share.is_pinned for share in sheet.shares) else ()),
        Column("value", f"Giao cho {word}", sample="00.000"),
    )


def _rows(frame: Frame, sheet: Sheet) -> tuple[tuple[GridRow, ...], GridRow]:
    known = {share.unit: share for share in sheet.shares}
    columns = [column.key for column in _columns(frame, sheet)]
    rows = []
    for unit in frame.units:
        share = known.get(unit.id)
        value, weight = (share.value, share.weight) if share else (None, None)
        is_pinned = bool(share and share.is_pinned)
        cells: dict[str, Cell | str] = {
            "unit": unit.name,
            "weight": Cell(text.count(weight), state=CellState.COMPUTED),
            "pin": Cell("Đã ghim" if is_pinned else "", tone=Tone.INFO, icon="ghim" * is_pinned),
            "value": Cell(text.count(value), state=CellState.COMPUTED),
        }
        rows.append(GridRow(unit.id, tuple(cells[key] for key in columns)))
    blanks = {"unit": f"Cộng {len(frame.units)} {frame.unit_word}", "value": text.count(sheet.sum)}
    return tuple(rows), GridRow("sum", tuple(blanks.get(key, "") for key in columns))
