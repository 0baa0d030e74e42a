"""Sổ văn bản: every paper that went out, found as one types, seen as it went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import paper_kinds, text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.issued import Nature
from bhdesk.domain.periods import Period
from bhdesk.services import issuing
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.paper import PaperView, print_pdf
from bhdesk.ui.screens.reports.issue_flow import IssueFlow
from bhdesk.ui.screens.reports.register_side import RegisterSide
from bhdesk.ui.screens.reports.states import standing
from bhdesk.ui.screens.reports.wishes import PERIODIC
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import combo, line_edit, offer_choices
from bhdesk.ui.widgets.labels import SectionHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.issued import Issued
    from bhdesk.ui.screens.reports.saving import Saver
    from bhdesk.ui.widgets.banner import Banner
    from bhdesk.ui.work import Work

NONE_YET = (
    "Chưa có văn bản nào",
    "Báo cáo đã phát hành được ghi vào sổ này, giữ nguyên tệp và số liệu.",
)
NOT_FOUND = ("Không thấy văn bản nào", "Thử từ khác, hoặc chọn mọi năm và mọi loại.")
RAIL = 64


class RegisterPart(QWidget):
    """Search, year and kind at the left; the frozen file; what is kept of it."""

    paper_wanted = Signal(str, object)
    """(choice of kind, Period): show it where papers are made."""
    changed = Signal()
    begun = Signal()

    def __init__(self, work: Work, page: QWidget, bar: Banner, saver: Saver) -> None:
        super().__init__()
        self._work, self._page, self._saver = work, page, saver
        self._all: Sequence[Issued] = ()
        self._everything: Sequence[Issued] = ()
        self._is_narrow = False
        self._asked = 0
        self._shown: Issued | None = None
        self.paper_bytes = b""
        self.search = line_edit("", "Tìm số, tên, người ký, ngày…", 120)
        self.years, self.kinds = combo(), combo()
        self.list = RowList(RowStyle.RECORD, "Các văn bản đã phát hành")
        self.paper, self.side = PaperView(), RegisterSide()
        self.flow = IssueFlow(work, page, bar)
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Issued | None:
        return next((one for one in self._all if one.id == self.list.current_key), None)

    def reload(self) -> None:
        """The filters keep what was chosen; the list begins with the newest."""
        found = self._work.ask(issuing.register, self.search.text())
        everything = self._work.ask(issuing.register) if self.search.text() else found
        if found is None or everything is None:
            return
        self._everything = everything
        self._fill_filters(everything)
        year, kind = self.years.currentData(), self.kinds.currentData()
        self._all = tuple(
            one for one in found
            if year in (None, one.day.year) and kind in (None, _kind_choice(one))
        )  # fmt: skip
        self._head.set_texts("Sổ văn bản", f"{len(self._all)}" if self._all else "")
        before = self.list.current_key
        keys = [one.id for one in self._all]
        current = before if before in keys else next(iter(keys), None)
        replaced = {one.replaces for one in everything if _takes_place(one)}
        rows = [_row(one, one.id in replaced) for one in self._all]
        self.list.set_items(rows, current)
        self._show(bool(everything))

    def choose(self, number: int) -> None:
        """The paper of that number in the register."""
        self.list.choose(number)

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def save(self) -> None:
        """The file as it went out, byte for byte."""
        paper = self.current
        if paper is not None and self.paper_bytes:
            self._saver.save_frozen(paper.id, file_name_of(paper))

    def print_paper(self) -> None:
        paper = self.current
        if paper is not None and self.paper_bytes:
            print_pdf(self.paper_bytes, self, file_name_of(paper))

    def _show(self, has_any: bool = True) -> None:
        """The paper the cursor is on; its file is read in the worker."""
        paper = self.current
        if paper is not None and paper == self._shown and self.paper_bytes:
            return
        self._shown = paper
        self._asked += 1
        asked = self._asked
        self.paper_bytes = b""
        self.side.show_paper(paper, paper is not None and _stands(paper, self._everything))
        self.side.setVisible(paper is not None)
        self._left.setVisible(has_any)
        if paper is None:
            words = NOT_FOUND if has_any else NONE_YET
            self.paper.set_pdf(None)
            self.paper.show_empty(*words, "" if has_any else "Soạn báo cáo")
            self.paper.set_state(Tone.INFO, "")
            return
        self.paper.show_waiting("Đang mở văn bản…")
        self._work.run(
            _file, paper.id, origin=self._page,
            then=lambda found: self._take(found, paper) if asked == self._asked else None,
        )  # fmt: skip

    def _take(self, found: bytes | UserError | StoreProblem, paper: Issued) -> None:
        if not isinstance(found, bytes):
            self.paper.show_problem("Không mở được văn bản", messages.of(found))
            self.side.show_paper(None)
            return
        self.paper_bytes = found
        self.paper.set_pdf(found)
        tone, word = (Tone.BAD, "Đã thu hồi") if paper.is_withdrawn else (Tone.LOCK, "Nguyên văn")
        self.paper.set_state(tone, word)

    def _fill_filters(self, everything: Sequence[Issued]) -> None:
        years = sorted({one.day.year for one in everything}, reverse=True)
        kinds = list(dict.fromkeys(_kind_choice(one) for one in everything))
        offer_choices(self.years, [("Mọi năm", None), *((f"Năm {year}", year) for year in years)])
        named = ((_kind_title(kind), kind) for kind in kinds)
        offer_choices(self.kinds, [("Mọi loại", None), *named])

    def _go_to(self) -> None:
        """Where it was made: there it is told what has changed since."""
        paper = self.current
        if paper is not None:
            self.paper_wanted.emit(_kind_choice(paper), Period.parse(paper.period))

    def _withdraw(self) -> None:
        paper = self.current
        if paper is not None:
            self.flow.ask_withdrawal_of(paper)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.reload)
        for field in (self.years, self.kinds):
            field.currentIndexChanged.connect(self.reload)
        self.list.chosen.connect(lambda _: self._show())
        self.side.save.clicked.connect(self.save)
        self.side.print.clicked.connect(self.print_paper)
        self.side.go.clicked.connect(self._go_to)
        self.side.withdraw.clicked.connect(self._withdraw)
        self.flow.withdrawn.connect(self.reload)
        self.flow.withdrawn.connect(self.changed)
        # the button that was pressed goes with the paper's standing
        self.flow.withdrawn.connect(self.list.setFocus)
        self.paper.way_wanted.connect(self.begun)

    def _share_width(self) -> None:
        is_tight = self.width() < theme().scale.px(TIGHT_WIDTH - RAIL - 40)
        left, right = (220, 200) if is_tight else (280, 216) if self._is_narrow else (330, 250)
        self._left.setFixedWidth(theme().scale.px(left))
        self.side.setFixedWidth(theme().scale.px(right))

    def _lay_out(self) -> None:
        self._left = Card((8, 12, 8, 8), 8)
        self._head = SectionHeader("Sổ văn bản")
        self._head.setContentsMargins(8, 0, 0, 0)
        self.search.setAccessibleName("Tìm văn bản, gõ không dấu cũng được")
        self.search.setClearButtonEnabled(True)
        self.years.setAccessibleName("Năm")
        self.kinds.setAccessibleName("Loại văn bản")
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.years, 2)
        filters.addWidget(self.kinds, 3)
        self._left.add(self._head)
        self._left.add(self.search)
        self._left.add(filters)
        self._left.add(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(self.paper, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)


def _file(store: Any, number: int) -> bytes | UserError | StoreProblem:  # noqa: ANN401 - ui does not know the store
    try:
        return issuing.pages(store, number)
    except (UserError, StoreProblem) as problem:
        return problem


def file_name_of(paper: Issued) -> str:
    """The name offered when saving, with the number in it."""
    kind, period = paper_kinds.kind_of(paper.kind), Period.parse(paper.period)
    return f"{kind.file_name(period)} so {paper.number:02d}"


def _kind_choice(paper: Issued) -> str:
    return PERIODIC if paper_kinds.kind_of(paper.kind).is_periodic else paper.kind


def _kind_title(choice: str) -> str:
    return "Báo cáo định kỳ" if choice == PERIODIC else paper_kinds.kind_of(choice).title


def _stands(paper: Issued, everything: Sequence[Issued]) -> bool:
    return standing(everything, paper.kind, Period.parse(paper.period)) == paper


def _takes_place(paper: Issued) -> bool:
    return paper.nature is Nature.REPLACEMENT and not paper.is_withdrawn


def _row(paper: Issued, is_replaced: bool) -> RowItem:
    state, tone = "", Tone.MUTED
    if paper.is_withdrawn:
        state, tone = "Thu hồi", Tone.BAD
    elif is_replaced:
        state, tone = "Đã thay thế", Tone.WARN
    elif paper.version > 1:
        state, tone = f"Bản {paper.version}", Tone.INFO
    title = paper_kinds.kind_of(paper.kind).named(Period.parse(paper.period))
    return RowItem(
        paper.id, f"Số {paper.sign}", title, f"{text.day(paper.day)} · {paper.signer or '–'}",
        state=state, tone=tone, is_chip=bool(state),
    )  # fmt: skip
