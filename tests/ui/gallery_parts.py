"""The component sheet, the first-run frame and a paper for the gallery."""

from __future__ import annotations

import io

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from bhdesk.ui.paper import PaperView
from bhdesk.ui.shell.navigation import Crest
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.choice_card import ChoiceCard, ChoiceList
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit
from bhdesk.ui.widgets.labels import Chip, SectionHeader
from bhdesk.ui.widgets.month_stepper import MonthStepper
from bhdesk.ui.widgets.status_bar import StatusBar
from bhdesk.ui.wizard import Wizard, WizardStep


class FolderStep(WizardStep):
    name, hint = "Thư mục dữ liệu", "Trên máy này"
    title = "Để dữ liệu ở đâu?"
    subtitle = (
        "Chọn một thư mục trên chính máy này. "
        "Mọi số liệu nằm trong một tệp, không gửi lên mạng."
    )

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        cards = (
            ChoiceCard("may-tinh", "Ổ D của máy này", "D:\\BHXH   ·   còn trống 84 GB", Tone.GOOD,
                       "Nên chọn"),
            ChoiceCard("thu-muc", "Thư mục Tài liệu",
                       "C:\\Users\\huong\\Documents\\BHXH   ·   còn trống 11 GB", Tone.INFO, "Được",
                       "dung"),
            ChoiceCard("dam-may", "Thư mục OneDrive", "C:\\Users\\huong\\OneDrive\\BHXH", Tone.WARN,
                       "Không nên"),
        )  # fmt: skip
        column.addWidget(ChoiceList(cards, 0))
        column.addWidget(link("Chọn thư mục khác…", "thu-muc"), 0, Qt.AlignmentFlag.AlignLeft)
        bar = Banner()
        bar.say(Tone.WARN, "Không nên dùng OneDrive, ổ mạng.", "Hai máy cùng ghi dễ hỏng tệp.",
                is_closable=False)  # fmt: skip
        column.addWidget(bar)
        column.addStretch(1)


class PlainStep(WizardStep):
    def __init__(self, name: str, hint: str, said: str) -> None:
        super().__init__()
        self.name, self.hint, self.title, self._said = name, hint, name, said

    def summary(self) -> str:
        return self._said


def wizard() -> Wizard:
    made = Wizard((PlainStep("Đơn vị", "Xã, phường", "Xã Bình Minh"), FolderStep(),
                   PlainStep("Nơi sao lưu", "USB hoặc ổ thứ hai", ""),
                   PlainStep("Bắt đầu", "Số thật hoặc số mẫu", "")))  # fmt: skip
    made.go(1)
    return made


def component_sheet() -> QWidget:
    sheet = QWidget()
    sheet.setProperty("ground", "canvas")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(12)
    grid.addWidget(_buttons(), 0, 0)
    grid.addWidget(_fields(), 0, 1)
    grid.addWidget(_chips(), 0, 2)
    grid.addWidget(_banners(), 1, 0, 1, 3)
    status = StatusBar()
    status.set_saved("Đã lưu 14:32")
    status.set_backup("Sao lưu 9 ngày trước", Tone.WARN)
    status.set_progress(12, 40, "Đang nhập")
    status.set_file(r"D:\BHXH\so-lieu.bhdesk")
    grid.addWidget(status, 2, 0, 1, 3)
    grid.setRowStretch(3, 1)
    return sheet


def _buttons() -> QWidget:
    card = Card()
    card.add(SectionHeader("Nút"))
    grid = QGridLayout()
    for row, make in enumerate((primary, secondary, link)):
        for column in range(3):
            button = make(("Lưu PDF", "Hoàn tác", "Xem hết")[row],
                          ("pdf", "hoan-tac", "")[row])  # fmt: skip
            if column == 1:
                # the ring as the sheet draws it, without taking the real focus
                inside = {"pri": 13, "sec": 11, "link": 7}[button.property("k")]
                button.setStyleSheet(f"border: 2px solid #1B2730; padding: 0 {inside}px;")
            button.setEnabled(column != 2)
            grid.addWidget(button, row, column)
    card.add(grid)
    check, radio = QCheckBox("Kèm Phụ lục I theo thôn"), QRadioButton("Số thật")
    check.setChecked(True)
    radio.setChecked(True)
    card.add(check)
    card.add(QCheckBox("Để trống số và ngày (bản giấy)"))
    card.add(radio)
    card.add(Crest())
    return card


def _fields() -> QWidget:
    card = Card()
    card.add(SectionHeader("Ô nhập"))
    grid = QGridLayout()
    came = FormRow("Dự", line_edit("70"))
    came.set_error("Nhiều hơn số mời 60")
    past = FormRow("Kỳ trước", line_edit("548"), "Lấy từ tháng 4")
    past.field.setReadOnly(True)
    grid.addWidget(FormRow("Mời", line_edit("60"), "người"), 0, 0)
    grid.addWidget(FormRow("Hình thức", combo((("Hội nghị khách hàng", 1),))), 0, 1)
    grid.addWidget(came, 1, 0)
    grid.addWidget(past, 1, 1)
    card.add(grid)
    stepper = MonthStepper(202605)
    card.add(stepper)
    card.body.addStretch(1)
    return card


def _chips() -> QWidget:
    card = Card()
    card.add(SectionHeader("Nhãn"))
    for tone, text in ((Tone.GOOD, "Đạt"), (Tone.WARN, "Chậm 7 người"), (Tone.BAD, "Thiếu 1"),
                       (Tone.INFO, "Đang nhập"), (Tone.LOCK, "Đã khóa")):  # fmt: skip
        card.add(Chip(tone, text))
    card.body.addStretch(1)
    return card


def _banners() -> QWidget:
    card = Card()
    for tone, title, text in (
        (Tone.INFO, "Đã nhập 12 dòng từ Excel.", ""),
        (Tone.WARN, "Còn 2 ô cần xem", "trước khi khóa."),
        (Tone.BAD, "Chưa lưu được.", "Số vừa nhập chưa mất."),
        (Tone.GOOD, "Đã giao chỉ tiêu.", "6 thôn, tổng 769 khớp."),
    ):
        bar = Banner()
        bar.say(tone, title, text, (Action("Đi tới ô", lambda: None, is_link=True),))
        card.add(bar)
    return card


def paper_sheet() -> PaperView:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only for this picture

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(3):
        canvas.setFont("Times-Roman", 14)
        for line in range(30):
            canvas.drawString(85, 780 - line * 22, f"Trang {number + 1}, dong {line + 1}: so lieu")
        canvas.showPage()
    canvas.save()
    view = PaperView()
    view.set_pdf(out.getvalue())
    view.set_state(Tone.GOOD, "Đúng thể thức")
    return view
