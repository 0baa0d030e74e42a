"""Step 3: the villages, pasted or typed one a line, or the units the plan lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import places
from bhdesk.domain.errors import UserError
from bhdesk.domain.places import KIND_WORDS, UnitDraft
from bhdesk.services import office
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.choice_card import ChoiceCard, ChoiceList
from bhdesk.ui.widgets.forms import FormRow, text_edit
from bhdesk.ui.widgets.labels import SectionHeader, Text
from bhdesk.ui.wizard import WizardStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.services.office import Setup

Drafts = tuple[UnitDraft, ...]


class UnitsStep(WizardStep):
    """`setup_of(units)` gives the whole setup with these units, for the plan's own check."""

    name, hint = "Thôn, tổ dân phố", "Danh sách"
    title = "Có những thôn, tổ dân phố nào?"
    subtitle = "Dán từ Excel hoặc gõ mỗi dòng một tên, theo thứ tự in trong quyết định."

    def __init__(self, setup_of: Callable[[Drafts], Setup]) -> None:
        super().__init__()
        self._setup_of = setup_of
        self._drafts: Drafts = ()
        self._listed: Drafts = ()
        self.choice = ChoiceList()
        self.field = text_edit(rows=14)
        self.field.setPlaceholderText("Thôn 1\nThôn 2\nThôn Đông")
        self.preview = RowList(RowStyle.STATE, "Danh sách đã nhận")
        self._row = FormRow("Mỗi dòng một tên", self.field)
        self._head = SectionHeader("Chưa có tên nào")
        self._lay_out()
        self.field.textChanged.connect(self._typed)
        self.choice.chosen.connect(lambda _: self._show())

    @property
    def uses_plan(self) -> bool:
        return bool(self._listed) and self.choice.current == 0

    @property
    def units(self) -> Drafts:
        """The officer's own list; empty where the plan's units are used."""
        return () if self.uses_plan else self._drafts

    def problem(self) -> str:
        if self.uses_plan:
            return ""
        try:
            drafts = places.read_names(self.field.toPlainText())
            office.place_in_plan(office.usable_plan(self._setup_of(drafts).plan_source),
                                 self._setup_of(drafts))  # fmt: skip
        except UserError as refused:
            return messages.of(refused)
        return ""

    def summary(self) -> str:
        return counted(self._listed if self.uses_plan else self._drafts)

    def entered(self) -> None:
        """The plan may have been changed: then its own units are offered anew."""
        before = self._listed
        try:
            setup = self._setup_of(())
            _, self._listed = office.place_in_plan(office.usable_plan(setup.plan_source), setup)
        except UserError:
            self._listed = ()
        if self._listed != before:
            self._offer()
        self._show()
        if self._listed:
            self.choice.take_focus()
        else:
            self.field.setFocus()

    def show_problem(self) -> None:
        self._row.set_error(self.problem())
        self.field.setFocus()

    def _offer(self) -> None:
        if not self._listed:
            self.choice.set_cards(())
            return
        names = ", ".join(item.name for item in self._listed)
        self.choice.set_cards((
            ChoiceCard("chi-tieu", f"Dùng {len(self._listed)} đơn vị trong kế hoạch", names),
            ChoiceCard("thon", "Nhập danh sách khác", "Dán hoặc gõ tên các thôn, tổ dân phố"),
        ), 0)  # fmt: skip

    def _typed(self) -> None:
        self._row.set_error("")
        try:
            self._drafts = places.read_names(self.field.toPlainText())
        except UserError as refused:
            if refused.code != "unit.none":
                self._row.set_error(messages.of(refused))
            self._drafts = ()
        self._show()

    def _show(self) -> None:
        drafts = self._listed if self.uses_plan else self._drafts
        self._row.setVisible(not self.uses_plan)
        self.choice.setVisible(bool(self._listed))
        title = counted(drafts) or (
            "Chưa đọc được danh sách" if self._row.error else "Chưa có tên nào"
        )
        self._head.set_texts(title)
        is_mixed = len({draft.kind for draft in drafts}) > 1
        self.preview.set_items([
            RowItem(at, f"{at}. {draft.name}", right=kind_word(draft) if is_mixed else "")
            for at, draft in enumerate(drafts, 1)
        ])  # fmt: skip
        self._empty.setVisible(not drafts)
        self.preview.setVisible(bool(drafts))
        self.edited.emit()

    def _lay_out(self) -> None:
        self._empty = Text(
            "Tên đã nhận sẽ hiện ở đây để anh, chị xem lại.", "muted", is_wrapped=True
        )
        card = Card((12, 10, 4, 6), 4)
        card.add(self._head)
        card.add(self._empty)
        card.add(self.preview, 100)
        card.body.addStretch(1)
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._row, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.choice)
        column.addWidget(lower, 1)


def kind_word(draft: UnitDraft) -> str:
    """What the unit is, told by its name."""
    return KIND_WORDS.get(draft.kind, "")


def counted(drafts: Drafts) -> str:
    """How many of what: "6 thôn", "8 đơn vị" where the kinds differ; "" for none."""
    kinds = {draft.kind for draft in drafts}
    word = KIND_WORDS.get(kinds.pop(), "đơn vị") if len(kinds) == 1 else "đơn vị"
    return f"{len(drafts)} {word}" if drafts else ""
