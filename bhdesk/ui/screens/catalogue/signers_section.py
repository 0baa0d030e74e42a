"""The people who sign: name, post, in whose name they sign, and which come first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.frame import Signer
from bhdesk.services import office
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.screens.catalogue.section import LeftText, Section
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side, text_edit
from bhdesk.ui.widgets.labels import SectionHeader, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from bhdesk.domain.errors import StoreProblem, UserError
    from bhdesk.ui.shell.part import Given

NEW = 0
PATTERNS = (
    ("TM. Ủy ban nhân dân, chức vụ", "TM. ỦY BAN NHÂN DÂN"),
    ("TM. Ủy ban nhân dân, KT. Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"),
    ("TM. Ban Chỉ đạo, chức vụ", "TM. BAN CHỈ ĐẠO"),
    ("TM. Ban Chỉ đạo, KT. Trưởng ban", "TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN"),
    ("TL. Chủ tịch", "TL. CHỦ TỊCH"),
)


class SignersSection(Section):
    """A new person is kept as soon as the post is given; fields left are saved at once."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._signers: tuple[Signer, ...] = ()
        self._current = NEW
        self.people = RowList(RowStyle.STATE, "Người ký")
        self.name = line_edit("", "Nguyễn Văn A", 120)
        self.post = line_edit("", "Chủ tịch", 120)
        self.pattern = combo([("– chọn mẫu –", ""), *PATTERNS])
        self.authority = text_edit(rows=2)
        self.second_post = line_edit("", "", 160)
        self.is_active = QCheckBox("Đang ký báo cáo")
        self.add = primary("Thêm người ký", "them")
        self.first = secondary("Đưa lên đầu", "len")
        self.remove = link("Bỏ người này")
        self._post_row = FormRow("Chức vụ ký", self.post)
        self._block = Text("", "h3")
        self._empty = Text(
            "Chưa có ai. Ghi chức vụ và họ tên ở bên phải.", "muted", is_wrapped=True
        )
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Signer:
        """The person shown; id 0 where a new one is being typed."""
        known = next((item for item in self._signers if item.id == self._current), None)
        return known or Signer(NEW, "", "")

    def reload(self) -> None:
        found = self.work.ask(office.signers)
        if found is None:
            return
        self._signers = found
        if self._current not in [item.id for item in found]:
            self._current = found[0].id if found and self._current != NEW else NEW
        self._show_list()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._current == NEW and self._signers and not self.name.text():
            self._choose(self._signers[0].id)
            self._show_list()

    def _begin_new(self) -> None:
        """Empty fields for another person; nothing is stored yet."""
        self._current = NEW
        self.people.clearSelection()
        self._show()
        self.name.setFocus()

    def _typed(self) -> Signer:
        return replace(
            self.current,
            name=text.nfc(self.name.text()),
            post=text.nfc(self.post.text()),
            authority="\n".join(
                text.nfc(line) for line in self.authority.toPlainText().splitlines()
            ),
            second_post=text.nfc(self.second_post.text()),
            is_active=self.is_active.isChecked(),
        )

    def _commit(self) -> None:
        typed = self._typed()
        self._show_block(typed)
        if typed == self.current or (self._current == NEW and not typed.post):
            self._post_row.set_error("")
            return
        problem = self.keep(office.save_signer, typed)
        self._post_row.set_error(messages.of(problem) if problem else "")
        if problem is None and self._current == NEW:
            self._choose(self._signers[-1].id)
            self._show_list()

    def _choose(self, key: object) -> None:
        self._current = int(str(key))
        self._show()

    def _take_pattern(self, at: int) -> None:
        if at > 0:
            self.authority.setPlainText(str(self.pattern.currentData()))
            self.pattern.setCurrentIndex(0)
            self._commit()

    def _move_first(self) -> None:
        order = [item.id for item in self._signers if item.id != self._current]
        if self._current != NEW:
            self._say(self.keep(office.order_signers, [self._current, *order]))

    def _remove(self) -> None:
        if self._current != NEW:
            gone, self._current = self._current, -1
            self._say(self.keep(office.remove_signer, gone))

    def _say(self, problem: UserError | StoreProblem | None) -> None:
        if problem is not None:
            self.refuse(messages.of(problem))

    def _show(self) -> None:
        signer = self.current
        fields = {
            self.name: signer.name,
            self.post: signer.post,
            self.second_post: signer.second_post,
        }
        for field, value in fields.items():
            if not field.hasFocus():
                field.setText(value)
        if not self.authority.hasFocus() and self.authority.toPlainText() != signer.authority:
            self.authority.setPlainText(signer.authority)
        self.is_active.blockSignals(True)
        self.is_active.setChecked(signer.is_active)
        self.is_active.blockSignals(False)
        self._post_row.set_error("")
        is_new = self._current == NEW
        self._title.set_texts("Người ký mới" if is_new else signer.name or signer.post)
        self.first.setVisible(not is_new and self._signers[:1] != (signer,))
        self.remove.setVisible(not is_new)
        self._show_block(signer)

    def _show_block(self, signer: Signer) -> None:
        lines = [*signer.authority.splitlines(), signer.post]
        shown = "\n".join(line.upper() for line in lines if line)
        second = f"\n{signer.second_post.upper()}" if signer.second_post else ""
        self._block.setText(f"{shown}{second}\n\n{signer.name}")

    def _show_list(self) -> None:
        items = []
        for at, signer in enumerate(self._signers):
            state, tone = ("Đang ký", Tone.GOOD) if signer.is_active else ("Tạm dừng", Tone.MUTED)
            if signer.is_active and not any(item.is_active for item in self._signers[:at]):
                state = "Ký mặc định"
            items.append(RowItem(signer.id, signer.name or "(chưa ghi tên)", signer.post,
                                 state=state, tone=tone))  # fmt: skip
        self.people.set_items(items, self._current if self._current != NEW else None)
        self.people.setVisible(bool(items))
        self._empty.setVisible(not items)

    def _connect(self) -> None:
        self.people.chosen.connect(self._choose)
        self.add.clicked.connect(self._begin_new)
        self.first.clicked.connect(self._move_first)
        self.remove.clicked.connect(self._remove)
        self.pattern.activated.connect(self._take_pattern)
        self.is_active.toggled.connect(lambda _: self._commit())
        for field in (self.name, self.post, self.second_post):
            field.editingFinished.connect(self._commit)
            field.textChanged.connect(lambda _: self._show_block(self._typed()))
        self._left = LeftText(self.authority)
        self._left.left.connect(self._commit)

    def _lay_out(self) -> None:
        left = Card((8, 12, 8, 8), 6)
        head = SectionHeader("Danh sách")
        head.setContentsMargins(8, 0, 0, 0)
        head.add(TableButton(self.people))
        left.add(head)
        self._empty.setContentsMargins(8, 0, 8, 0)
        left.add(self._empty)
        left.add(self.people, 1)
        left.body.addStretch(0)
        left.add(self.add)
        self.add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left.setFixedWidth(theme().scale.px(260))
        right = Card((15, 11, 15, 11))
        right.setProperty("card", "")
        self._title = SectionHeader("")
        self._title.add(self.first)
        self._title.add(self.remove)
        right.add(self._title)
        right.add(side_by_side((FormRow("Họ và tên", self.name, "Không ghi học hàm, học vị."), 1),
                               (self._post_row, 1)))  # fmt: skip
        hint = "Mỗi dòng một dòng trên giấy: TM., KT., TL. …"
        right.add(side_by_side((FormRow("Ký thay mặt", self.authority, hint), 1),
                               (FormRow("Mẫu thường dùng", self.pattern), 1)))  # fmt: skip
        right.add(FormRow("Chức vụ thứ hai", self.second_post,
                          "Khi Ban Chỉ đạo dùng con dấu UBND: chức vụ ở UBND."))  # fmt: skip
        right.add(self.is_active)
        right.add(self._paper())
        right.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left)
        holder = Card((1, 1, 1, 1))
        holder.add(scrolled(right), 1)
        row.addWidget(holder, 1)

    def _paper(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(Text("Trên giấy", "ink2"))
        frame = Card((16, 12, 16, 12))
        frame.setProperty("card", "sunken")
        self._block.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame.add(self._block)
        column.addWidget(frame)
        return box
