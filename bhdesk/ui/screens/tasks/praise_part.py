"""Commendation: proposals, what stops them, the decision of a person, late employers (R71, R72)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.commendations import (
    KIND_WORDS,
    STATE_WORDS,
    LateEmployer,
    Proposal,
    ProposalState,
)
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.people import Role
from bhdesk.services import commendations, people
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.tasks import praise_asking, praise_rows
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.labels import Chip, SectionHeader, SignedText, Text
from bhdesk.ui.widgets.scrolling import scrolled
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date


UNDECIDED = {ProposalState.OPEN, ProposalState.STOPPED}
READY = {ProposalState.OPEN, ProposalState.ALLOWED}


class PraisePart(Part):
    """Proposals by how far they have come, then the employers that pay late."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._all: tuple[Proposal, ...] = ()
        self._late: tuple[LateEmployer, ...] = ()
        self._key: object = None
        self.rows = RowList(RowStyle.STATE, "Đề nghị khen thưởng")
        self.rows.table_heads = {"right": "Ngày đề nghị"}
        self.add = primary("Thêm đề nghị", "them")
        self.buttons = (self.add,)
        self.add_late = link("Thêm đơn vị chậm đóng…")
        self.paper_button = link("Danh sách đề nghị…", "pdf")
        self.edit, self.remove = secondary("Sửa…"), link("Bỏ đề nghị")
        self.decide = secondary("Quyết định…", "dung")
        self.submit = secondary("Trình…", "gui-nhan")
        self.paid = secondary("Đã đóng đủ", "dung")
        self.empty = EmptyState(
            "ghim", "Chưa có đề nghị khen thưởng nào",
            "Đơn vị chậm đóng, trường chưa đủ 100% học sinh có thẻ tự bị dừng, chờ quyết định.",
            "Thêm đề nghị", "Thêm đơn vị chậm đóng…", sides=("nguoi", "thon"),
        )  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Proposal | None:
        """The proposal shown."""
        return next((one for one in self._all if f"praise:{one.id}" == self._key), None)

    @property
    def employer(self) -> LateEmployer | None:
        """The late employer shown."""
        return next((one for one in self._late if f"late:{one.id}" == self._key), None)

    def reload(self) -> None:
        found = self.work.ask(commendations.listed)
        late = self.work.ask(commendations.late_employers)
        if found is None or late is None:
            return
        self._all, self._late = found, late
        self._show_list()

    def begin_new(self) -> None:
        self._ask(None)

    def open_key(self, key: str) -> None:
        self._key = f"praise:{key}"
        self._show_list()

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.rows).setFocus()

    def show_paper(self) -> None:
        """The list for the council as it will be printed."""
        on = self._today()
        title = f"Đề nghị khen thưởng {text.day(on)}"
        PaperDialog(self.work, title, lambda store: commendations.paper(store, on),
                    self.given.places, self).open()  # fmt: skip

    def _ask(self, base: Proposal | None) -> None:
        def save(made: Proposal, is_enrolled: bool | None) -> None:
            if base is None:
                stored = self.write(commendations.propose, made, is_enrolled=is_enrolled)
            else:
                stored = self.write(commendations.change, made, base, is_enrolled=is_enrolled)
            self._key = f"praise:{stored.id}"
            self.reload()
            said = f"Bị dừng: {stored.bar}." if stored.bar else ""
            self.done.emit(f"Đã ghi đề nghị khen thưởng {stored.name}.", said)

        names = [one.name for one in self._late]
        praise_asking.propose(self, base, self._today, names, save).open()

    def _ask_late(self, base: LateEmployer | None) -> None:
        def save(name: str, months: int, as_of: date) -> None:
            self._put_late(f"Đã ghi: {name} chậm đóng {months} tháng.", name, months, as_of)

        praise_asking.late(self, base, self._today, save).open()

    def _edit(self) -> None:
        if (one := self.current) is not None:
            self._ask(one)
        elif (employer := self.employer) is not None:
            self._ask_late(employer)

    def _decide(self) -> None:
        if (one := self.current) is None:
            return

        def save(who: str, reason: str, on: date, is_allowed: bool) -> None:
            given = (one.id, who, reason, on)
            self.write(commendations.decide, *given, is_allowed=is_allowed)
            self.settle(f"Đã ghi quyết định về đề nghị {one.name}.")

        heads = self.work.ask(people.choices, self._today(), Role.CHAIR) or ()
        chiefs = [f"{head.name}, {head.post or head.seat}" for head in heads]
        praise_asking.decide(self, one, self._today, chiefs, save).open()

    def _submit(self) -> None:
        if (one := self.current) is None:
            return

        def save(on: date) -> None:
            self.write(commendations.submit, one.id, on)
            self.settle(f"Đã ghi ngày trình đề nghị {one.name}.")

        praise_asking.submit(self, one, self._today, save).open()

    def _remove(self) -> None:
        if (one := self.current) is not None:
            self.act(f"Đã bỏ đề nghị {one.name}.", commendations.remove, one.id)

    def _pay(self) -> None:
        if (one := self.employer) is not None:
            said = f"{one.name} không còn trong danh sách chậm đóng."
            try:
                self._put_late(said, one.name, 0, self._today())
            except (UserError, StoreProblem) as problem:
                self.told.emit(Tone.BAD, "Chưa lưu.", messages.of(problem))

    def _put_late(self, said: str, name: str, months: int, as_of: date) -> None:
        """A number typed for the quarter gives way to the list, which is said."""
        replaced = self.write(commendations.set_late, name, months, as_of)
        self.reload()
        self.done.emit(said, replaced.words if replaced else "")

    def _choose(self, key: object) -> None:
        self._key = key
        self._show()

    def _show_list(self) -> None:
        items = praise_rows.rows(self._all, self._late)
        if all(item.key != self._key for item in items):
            self._key = next((item.key for item in items if not item.is_heading), None)
        self.rows.set_items(items, self._key)
        stopped = sum(one.state is ProposalState.STOPPED for one in self._all)
        remark = f"{len(self._all)} đề nghị" + (f", {stopped} bị dừng" if stopped else "")
        self._head.set_texts("", remark)
        self._sheet.show_state(self._full if items else self.empty)
        self.set_empty(not items)
        self._show()

    def _show(self) -> None:
        one, employer = self.current, self.employer
        state = one.state if one else None
        for button, is_shown in (
            (self.edit, state in UNDECIDED or employer is not None),
            (self.remove, state in UNDECIDED), (self.decide, state is ProposalState.STOPPED),
            (self.submit, state in READY), (self.paid, employer is not None),
            (self._chip, one is not None), (self._bar, one is not None and bool(one.bar)),
        ):  # fmt: skip
            button.setVisible(is_shown)
        if one is not None:
            self._title.set_texts(KIND_WORDS[one.kind])
            state_words = STATE_WORDS[one.state].partition(",")[0]
            self._chip.set_state(praise_rows.TONES[one.state], state_words)
            self._name.setText(one.name)
            self._bar.set_state(Tone.BAD, f"{one.bar}.", title="Lý do dừng:")
            self._told.setText("\n".join(praise_rows.facts(one)))
        elif employer is not None:
            self._title.set_texts("Đơn vị chậm đóng")
            self._name.setText(employer.name)
            said = f"Chậm đóng {employer.months} tháng (số liệu ngày {text.day(employer.as_of)})."
            why = "Đề nghị khen thưởng đơn vị này bị dừng." if employer.is_barred else ""
            self._told.setText("\n".join(part for part in (said, why) if part))

    def _connect(self) -> None:
        self.rows.chosen.connect(self._choose)
        for button, act in (
            (self.add, self.begin_new), (self.edit, self._edit), (self.remove, self._remove),
            (self.decide, self._decide), (self.submit, self._submit), (self.paid, self._pay),
            (self.paper_button, self.show_paper),
        ):  # fmt: skip
            button.clicked.connect(act)
        self.add_late.clicked.connect(lambda: self._ask_late(None))
        self.empty.begun.connect(self.begin_new)
        self.empty.linked.connect(lambda: self._ask_late(None))

    def _lay_out(self) -> None:
        left = Card((8, 12, 8, 8))
        self._head = SectionHeader("")
        self._head.setMinimumHeight(theme().scale.control)
        self._head.add(TableButton(self.rows))
        foot = QHBoxLayout()
        foot.addWidget(self.add_late)
        foot.addStretch(1)
        foot.addWidget(self.paper_button)
        left.add(self._head)
        left.add(self.rows, 1)
        left.add(foot)
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 10)
        row.addWidget(self._right_card(), 12)
        self._sheet = Sheet(self._full, self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)

    def _right_card(self) -> Card:
        """One proposal or employer, with what can be done about it."""
        right = Card((16, 12, 16, 12))
        self._title, self._chip = SectionHeader(""), Chip(Tone.MUTED, "")
        self._title.add(self._chip)
        self._name, self._told = Text("", "h3", is_wrapped=True), Text("", is_wrapped=True)
        self._bar = SignedText(Tone.BAD, "")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name, self._bar, self._told):
            column.addWidget(widget)
        column.addStretch(1)
        right.add(self._title)
        right.add(scrolled(inner), 1)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self.remove)
        low.addStretch(1)
        for button in (self.edit, self.decide, self.submit, self.paid):
            low.addWidget(button)
        right.add(low)
        return right
