"""The people of the campaign: bodies, groups, collection organisations and who sits in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bhdesk.domain import text
from bhdesk.domain.people import BODY_WORDS, BodyKind, Roster
from bhdesk.services import office, people
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.catalogue import people_forms, people_words
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader, Text
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.domain.document import Document
    from bhdesk.domain.people import Body, Member


class PeopleSection(Part):
    """Bodies at the left by kind, the members of the chosen one at the right."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._rosters: tuple[Roster, ...] = ()
        self._names: dict[int, str] = {}
        self._word = ""
        self._body = self._member = 0
        self.bodies = RowList(RowStyle.STATE, "Ban, tổ, tổ chức")
        self.members = RowList(RowStyle.STATE, "Thành viên")
        self.filter = combo([("Đang làm", 0), ("Cả người đã thôi", 1)])
        self.filter.setAccessibleName("Thành viên nào")
        self.filter.setMinimumContentsLength(9)
        self.add_body = primary("Thêm ban, tổ", "them")
        self.edit_body, self.remove_body = secondary("Sửa…"), link("Bỏ mục này")
        self.paper = secondary("Danh sách…", "pdf")
        self.add = secondary("Thêm người…", "nguoi")
        self.paste = secondary("Dán danh sách…")
        self.edit, self.end = secondary("Sửa…"), secondary("Thôi làm…")
        self.remove = link("Bỏ người này")
        self.groups = link("Mọi tổ vận động…")
        self.empty = EmptyState(
            "nguoi", "Chưa có ban, tổ nào",
            "Ban Chỉ đạo, Tổ triển khai, tổ vận động các thôn, tổ chức dịch vụ thu: người của "
            "các nơi này được chọn khi giao việc.",
            "Thêm ban, tổ", sides=("thon", "nhiem-vu"),
        )  # fmt: skip
        self._about = Text("", "ink2", is_wrapped=True)
        self._none = Text("", "muted", is_wrapped=True)
        self._lay_out()
        self._connect()

    @property
    def roster(self) -> Roster | None:
        """The body shown with its members."""
        return next((one for one in self._rosters if one.body.id == self._body), None)

    @property
    def member(self) -> Member | None:
        """The member the cursor is on."""
        listed = self.roster.members if self.roster else ()
        return next((one for one in listed if one.id == self._member), None)

    def reload(self) -> None:
        found, frame = self.work.ask(people.rosters), self.work.ask(office.frame)
        if found is None or frame is None:
            return
        order = list(BodyKind)
        self._rosters = tuple(sorted(found, key=lambda one: order.index(one.body.kind)))
        self._names = {unit.id: unit.name for unit in frame.units}
        self._word = frame.unit_word
        if self.roster is None:
            self._body = self._rosters[0].body.id if self._rosters else 0
        self._show_bodies()
        self._show()

    def _show_bodies(self) -> None:
        rows: list[RowItem] = []
        kind, today = None, self._today()
        for one in self._rosters:
            if one.body.kind is not kind:
                kind = one.body.kind
                rows.append(RowItem(f"kind:{kind}", BODY_WORDS[kind], is_heading=True))
            serving = sum(member.serves_on(today) for member in one.members)
            rows.append(people_words.body_row(one.body, serving, today))
        self.bodies.set_items(rows, self._body)
        self._sheet.show_state(self._full if rows else self.empty)

    def _show(self) -> None:
        roster, today = self.roster, self._today()
        if roster is None:
            return
        self.groups.setVisible(roster.body.kind is BodyKind.GROUP)
        self.remove_body.setVisible(not roster.members)
        self._title.set_texts(roster.body.name)
        self._about.setText(people_words.about(roster.body, self._names))
        self._about.setVisible(bool(self._about.text()))
        is_all = self.filter.currentIndex() == 1
        listed = [one for one in roster.members if is_all or one.serves_on(today)]
        if self._member not in {one.id for one in listed}:
            self._member = listed[0].id if listed else 0
        rows = [people_words.member_row(one, roster.body, self._names, today) for one in listed]
        self.members.set_items(rows, self._member)
        self.members.setVisible(bool(rows))
        self._none.setText("" if rows else "Chưa có thành viên nào đang làm.")
        self._none.setVisible(not rows)
        self._show_member_buttons()

    def _show_member_buttons(self) -> None:
        member = self.member
        for button in (self.edit, self.remove):
            button.setVisible(member is not None)
        self.end.setVisible(member is not None and member.serves_on(self._today()))

    def _ask_body(self, base: Body | None) -> None:
        def save(body: Body) -> None:
            self._body = self.write(people.save_body, body, base)
            self.settle(f"Đã ghi {BODY_WORDS[body.kind]}.")

        people_forms.ask_body(self, base, (self._word, self._names), self._today, save).open()

    def _ask_member(self, base: Member | None) -> None:
        if (roster := self.roster) is None:
            return

        def save(member: Member) -> None:
            self._member = self.write(people.save_member, member, base)
            self.settle(f"Đã ghi {member.name}.")

        places = self._word, self._names
        people_forms.ask_member(self, roster.body, base, places, self._today, save).open()

    def _edit_body(self) -> None:
        if (roster := self.roster) is not None:
            self._ask_body(roster.body)

    def _edit(self) -> None:
        if (member := self.member) is not None:
            self._ask_member(member)

    def _ask_end(self) -> None:
        if (member := self.member) is None:
            return

        def save(day: date) -> None:
            self.write(people.end_member, member.id, day)
            self.settle(f"{member.name} làm đến hết ngày {text.day(day)}.")

        people_forms.ask_end(self, member, self._today, save).open()

    def _ask_list(self) -> None:
        if (roster := self.roster) is None:
            return
        body = roster.body

        def save(pasted: str) -> None:
            found = people.read_roster(self.work.store, body.id, pasted)
            count = self.write(people.add_members, body.id, found)
            self.settle(f"Đã thêm {count} người vào {body.name}.")

        people_forms.ask_list(self, body, save).open()

    def _remove_body(self) -> None:
        if (roster := self.roster) is not None:
            self.act(f"Đã bỏ {roster.body.name}.", people.remove_body, roster.body.id)

    def _remove(self) -> None:
        if (member := self.member) is not None:
            self.act(f"Đã bỏ {member.name}.", people.remove_member, member.id)

    def _show_paper(self) -> None:
        if (roster := self.roster) is None:
            return
        body, on = roster.body, self._today()
        title = f"Danh sách {body.name}"
        self._open_paper(title, lambda store: people.paper(store, body.id, on))

    def _show_groups(self) -> None:
        on = self._today()
        self._open_paper("Danh sách tổ vận động", lambda store: people.groups_paper(store, on))

    def _open_paper(self, title: str, make: Callable[[Any], Document]) -> None:
        PaperDialog(self.work, title, make, self.given.places, self).open()

    def _choose_body(self, key: object) -> None:
        if isinstance(key, int):
            self._body = key
            self._show()

    def _choose_member(self, key: object) -> None:
        if isinstance(key, int):
            self._member = key
            self._show_member_buttons()

    def _connect(self) -> None:
        self.bodies.chosen.connect(self._choose_body)
        self.members.chosen.connect(self._choose_member)
        self.filter.activated.connect(lambda _: self._show())
        self.add_body.clicked.connect(lambda: self._ask_body(None))
        self.edit_body.clicked.connect(self._edit_body)
        self.remove_body.clicked.connect(self._remove_body)
        self.empty.begun.connect(lambda: self._ask_body(None))
        self.paper.clicked.connect(self._show_paper)
        self.groups.clicked.connect(self._show_groups)
        self.add.clicked.connect(lambda: self._ask_member(None))
        self.paste.clicked.connect(self._ask_list)
        self.edit.clicked.connect(self._edit)
        self.end.clicked.connect(self._ask_end)
        self.remove.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._left())
        row.addWidget(self._right(), 1)
        self._sheet = Sheet(self._full, self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)

    def _left(self) -> Card:
        left = Card((8, 12, 8, 8), 6)
        head = SectionHeader("Ban, tổ")
        head.set_margins(8, 0)
        head.add(TableButton(self.bodies))
        left.add(head)
        left.add(self.bodies, 1)
        left.add(self.add_body)
        self.add_body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left.setFixedWidth(theme().scale.px(280))
        return left

    def _right(self) -> Card:
        right = Card((8, 12, 8, 12))
        self._title = SectionHeader("", is_cut=True)
        self._title.set_margins(8, 8)
        for button in (self.remove_body, self.groups, self.paper, self.edit_body):
            self._title.add(button)
        tools = SectionHeader("")
        tools.set_margins(0, 8)
        for tool in (self.filter, TableButton(self.members), self.paste, self.add):
            tools.add(tool)
        for label in (self._about, self._none):
            label.setContentsMargins(8, 0, 8, 0)
        for widget, stretch in ((self._title, 0), (self._about, 0), (tools, 0), (self._none, 0),
                                (self.members, 1)):  # fmt: skip
            right.add(widget, stretch)
        right.body.addStretch(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.end)
        foot.addWidget(self.edit)
        right.add(foot)
        return right
