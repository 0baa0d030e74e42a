"""The office's letterhead: each field saved when it is left, the paper beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bhdesk import messages
from bhdesk.domain.frame import Office, Signer
from bhdesk.services import office
from bhdesk.ui.screens.catalogue.letterhead_preview import PaperPiece
from bhdesk.ui.screens.catalogue.section import LeftText, Section
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import FormRow, line_edit, side_by_side, text_edit
from bhdesk.ui.widgets.labels import SectionHeader
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from bhdesk.ui.shell.part import Given

Field = QLineEdit | QPlainTextEdit


class OfficeSection(Section):
    """The preview follows while typing; the file only what was left."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._stored = Office()
        self._signers: tuple[Signer, ...] = ()
        self.fields: dict[str, Field] = {
            "name": line_edit("", "xã Bình Minh", 120),
            "parent": line_edit("", "UBND xã Bình Minh", 200),
            "issuer": text_edit(rows=2),
            "place": line_edit("", "Bình Minh", 120),
            "symbol": line_edit("", "BC-UBND", 40),
            "addressee": text_edit(rows=2),
            "recipients": text_edit(rows=3),
            "archive": line_edit("", "VT, VHXH", 120),
            "cut_off_day": line_edit("", "0", 2),
        }
        self.rows = {
            "name": FormRow("Tên đơn vị", self.fields["name"]),
            "parent": FormRow("Cơ quan cấp trên trực tiếp", self.fields["parent"],
                              "Dòng trên, chỉ in khi Ban Chỉ đạo ban hành."),
            "issuer": FormRow("Cơ quan ban hành", self.fields["issuer"], "Mỗi dòng một dòng in."),
            "place": FormRow("Địa danh", self.fields["place"]),
            "symbol": FormRow("Ký hiệu báo cáo", self.fields["symbol"]),
            "addressee": FormRow("Kính gửi", self.fields["addressee"], "Mỗi dòng một nơi."),
            "recipients": FormRow("Nơi nhận", self.fields["recipients"],
                                  "Mỗi dòng một nơi; “Như trên” và “Lưu” tự có."),
            "archive": FormRow("Lưu", self.fields["archive"]),
            "cut_off_day": FormRow("Ngày chốt số liệu", self.fields["cut_off_day"],
                                   "0: ngày cuối tháng."),
        }  # fmt: skip
        self.preview = PaperPiece()
        self._lay_out()
        for key, field in self.fields.items():
            field.textChanged.connect(self._preview)
            if isinstance(field, QLineEdit):
                field.editingFinished.connect(lambda key=key: self._commit(key))
            else:
                LeftText(field).left.connect(lambda key=key: self._commit(key))

    def reload(self) -> None:
        frame = self.work.ask(office.frame)
        signers = self.work.ask(office.signers)
        if frame is None or signers is None:
            return
        self._stored = frame.office
        self._signers = signers
        for key, field in self.fields.items():
            if not field.hasFocus() and not self.rows[key].error:
                self._put(field, str(getattr(self._stored, key)))
        self._preview()

    def _commit(self, key: str) -> None:
        typed = self._typed(key)
        if typed == str(getattr(self._stored, key)):
            self.rows[key].set_error("")
            return
        problem = self.keep(office.set_office, {key: typed})
        self.rows[key].set_error(messages.of(problem) if problem else "")

    def _typed(self, key: str) -> str:
        field = self.fields[key]
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    @staticmethod
    def _put(field: Field, text: str) -> None:
        field.blockSignals(True)
        if isinstance(field, QLineEdit):
            field.setText(text)
        elif field.toPlainText() != text:
            field.setPlainText(text)
        field.blockSignals(False)

    def _preview(self) -> None:
        stored = self._stored
        typed = Office(
            name=self._typed("name"),
            parent=self._typed("parent"),
            issuer=self._typed("issuer"),
            place=self._typed("place"),
            symbol=self._typed("symbol"),
            addressee=self._typed("addressee"),
            recipients=self._typed("recipients"),
            archive=self._typed("archive"),
            cut_off_day=stored.cut_off_day,
            sample_mark=stored.sample_mark,
        )
        signer = next((item for item in self._signers if item.is_active), None)
        self.preview.show_office(typed, (self.month.year, self.month.number), signer)

    def _lay_out(self) -> None:
        inner = QWidget()
        form = QVBoxLayout(inner)
        form.setContentsMargins(15, 12, 15, 12)
        form.setSpacing(10)
        form.addLayout(side_by_side((self.rows["name"], 1), (self.rows["place"], 1)))
        form.addWidget(self.rows["parent"])
        form.addWidget(self.rows["issuer"])
        form.addLayout(side_by_side((self.rows["symbol"], 1), (self.rows["cut_off_day"], 1)))
        form.addWidget(self.rows["addressee"])
        form.addWidget(self.rows["recipients"])
        form.addWidget(self.rows["archive"])
        form.addStretch(1)
        left = Card((1, 1, 1, 1))
        left.add(scrolled(inner), 1)
        right = Card((1, 12, 1, 1), 10)
        head = SectionHeader("Trên giấy sẽ như sau")
        head.setContentsMargins(15, 0, 15, 0)
        right.add(head)
        right.add(self.preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
