"""More invented pages: empty, meetings, targets."""

from __future__ import annotations

from gallery_pages import COMPUTED, VILLAGES
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.lists.tiles import TileItem, TileList
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.bars import AllocationBar, Part
from bhdesk.ui.widgets.buttons import Segment, link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side
from bhdesk.ui.widgets.labels import SectionHeader, SignedText, Text, hairline


class EmptyPage(Page):
    key, title, icon = "empty", "Hội nghị trống", "hoi-nghi"
    group = 1

    def __init__(self, work: object, month: int) -> None:
        super().__init__(work, month)
        self.header.add_button(secondary("In sổ hội nghị", "in"))
        card = Card((1, 1, 1, 1))
        card.add(EmptyState("hoi-nghi", "Chưa có hội nghị nào trong tháng 6",
                            "Ghi lại mỗi buổi họp, chương trình sẽ tự đếm định mức và "
                            "lập biên bản, danh sách ký tên.", "Thêm hội nghị",
                            "Lấy từ lịch của tháng trước",
                            sides=("thon", "nguoi")), 1)  # fmt: skip
        self.body.addWidget(card, 1)

    def reload(self) -> None:
        self.header.set_chips((HeaderChip(Tone.WARN, "Cần 1 hội nghị trước 30/6"),))
        self.bar.say(Tone.BAD, "Chưa lưu được.",
                     "Tệp so-lieu.bhdesk đang bị chương trình khác giữ. Số vừa nhập chưa mất.",
                     (Action("Thử lại", lambda: None), Action("Lưu sang tệp khác…", lambda: None),
                      Action("Chép chi tiết BH-E-041", lambda: None, is_link=True)),
                     is_closable=False)  # fmt: skip


class MeetingsPage(Page):
    key, title, icon = "meetings", "Hội nghị", "hoi-nghi"

    def __init__(self, work: object, month: int) -> None:
        super().__init__(work, month)
        self.header.add_button(secondary("In sổ hội nghị", "in"))
        self.header.add_button(primary("Thêm hội nghị", "them"))
        self.body.addWidget(self._quota())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list(), 10)
        row.addWidget(self._form(), 13)
        self.body.addLayout(row, 1)

    def reload(self) -> None:
        self.header.set_chips((HeaderChip(Tone.GOOD, "Tháng này đủ"),))

    @staticmethod
    def _quota() -> QWidget:
        card = Card((16, 10, 16, 12))
        card.add(SectionHeader("Định mức: mỗi tháng ít nhất 1 hội nghị", "mục III.2"))
        tiles = TileList("Định mức theo tháng")
        counts = (1, 0, 1, 0, 2, 1)
        tiles.set_items([
            TileItem(m, f"T{m}", str(counts[m - 1]) if m < 7 else "–",
                     "Chưa tới" if m > 6 else "Đủ" if counts[m - 1] else "Thiếu 1",
                     Tone.MUTED if m > 6 else Tone.GOOD if counts[m - 1] else Tone.BAD, m == 6)
            for m in range(1, 13)
        ])  # fmt: skip
        card.add(tiles)
        return card

    @staticmethod
    def _list() -> QWidget:
        card = Card((8, 12, 8, 8))
        head = SectionHeader("Hội nghị năm 2026")
        head.layout().setContentsMargins(8, 0, 0, 0)
        head.add(Segment(("Danh sách", "Lịch"), 0, "Cách xem"))
        card.add(head)
        rows = RowList(RowStyle.RECORD, "Hội nghị")
        rows.set_items((
            RowItem("m6", "Tháng 6", is_heading=True),
            RowItem(1, "Hội nghị tuyên truyền", "Nhà văn hóa Thôn Đoài", "dự kiến mời 50",
                    state="Sắp họp", tone=Tone.INFO, icon="gio", big="26", small="Thứ Sáu",
                    is_chip=True),
            RowItem(2, "Hội nghị khách hàng", "Nhà văn hóa Thôn 10, 19:00–20:45",
                    "47/60 người dự · mới: 6 BHXH TN, 12 BHYT", state="Đã họp", tone=Tone.GOOD,
                    big="09", small="Thứ Ba"),
            RowItem("m5", "Tháng 5", is_heading=True),
            RowItem(3, "Hội nghị khách hàng", "Nhà văn hóa Thôn 1",
                    "52/60 người dự · mới: 9 BHXH TN, 7 BHYT", state="Đã họp", tone=Tone.GOOD,
                    big="21", small="Thứ Năm"),
        ), 2)  # fmt: skip
        card.add(rows, 1)
        return card

    @staticmethod
    def _form() -> QWidget:
        card = Card((20, 14, 20, 14), gap=10)
        head = SectionHeader("Hội nghị khách hàng · 09/06/2026")
        head.add(SignedText(Tone.GOOD, "Đã lưu 21:08", is_wrapped=False))
        card.add(head)
        kinds = combo((("Hội nghị khách hàng", "a"), ("Hội nghị tuyên truyền", "b")), "a")
        card.add(side_by_side((FormRow("Ngày", line_edit("09/06/2026")), 3),
                              (FormRow("Bắt đầu", line_edit("19:00")), 2),
                              (FormRow("Kết thúc", line_edit("20:45")), 2),
                              (FormRow("Hình thức", kinds), 5)))  # fmt: skip
        card.add(side_by_side((FormRow("Thôn", combo((("Thôn 10", 10),))), 1),
                              (FormRow("Địa điểm", line_edit("Nhà văn hóa Thôn 10")), 2)))
        card.add(hairline())
        came = FormRow("Dự", line_edit("70"))
        came.set_error("Nhiều hơn số mời 60")
        card.add(side_by_side((FormRow("Mời", line_edit("60"), "người"), 1), (came, 1),
                              (FormRow("Được tư vấn", line_edit("31")), 1)))  # fmt: skip
        card.body.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(secondary("Lập biên bản", "bao-cao"))
        line.addStretch(1)
        line.addWidget(link("Bỏ vào Thùng rác"))
        card.add(line)
        return card


class TargetsPage(Page):
    key, title, icon, has_month = "targets", "Chỉ tiêu", "chi-tieu", False

    def __init__(self, work: object, month: int) -> None:
        super().__init__(work, month)
        self.header.add_button(secondary("In phụ lục", "in"))
        self.header.add_button(primary("Giao chỉ tiêu", "dung"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._indicators())
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._split())
        right.addWidget(self._table(), 1)
        right.addWidget(Text("Nguồn: Thống kê cơ sở, số liệu ngày 31/3/2026.", "muted"))
        right.addStretch(0)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def reload(self) -> None:
        self.header.set_chips((HeaderChip(Tone.WARN, "Chưa giao"),))
        self.header.set_remark("Kế hoạch số 42/KH-UBND, bản 1")

    @staticmethod
    def _indicators() -> QWidget:
        card = Card((8, 12, 8, 10))
        card.setFixedWidth(theme().scale.px(248))
        head = SectionHeader("Chỉ tiêu năm 2026")
        head.layout().setContentsMargins(8, 0, 0, 0)
        card.add(head)
        rows = RowList(RowStyle.STATE, "Chỉ tiêu năm 2026")
        states = (("BHXH tự nguyện", "769", "Lệch +3 so với xã", Tone.BAD),
                  ("BHYT", "23.742", "Khớp, đã giao 6 thôn", Tone.GOOD),
                  ("BHYT hộ gia đình", "9.310", "Chưa phân bổ 312", Tone.WARN),
                  ("BHXH bắt buộc", "6.275", "Theo dõi ở cấp xã", Tone.MUTED))  # fmt: skip
        rows.set_items([RowItem(title, title, right=figure, state=state, tone=tone)
                        for title, figure, state, tone in states], "BHXH tự nguyện")  # fmt: skip
        card.add(rows, 1)
        return card

    @staticmethod
    def _split() -> QWidget:
        card = Card((16, 12, 16, 8))
        line = QHBoxLayout()
        line.setSpacing(12)
        field = line_edit("769")
        field.setMaximumWidth(90)
        line.addWidget(Text("Xã được giao", "ink2"))
        line.addWidget(field)
        line.addWidget(Text("người", "ink2"))
        line.addWidget(Segment(("Theo LLLĐ", "Theo dân số", "Nhập tay"), 0, "Cách chia"))
        line.addStretch(1)
        card.add(line)
        bar = AllocationBar()
        values = (143, 123, 105, 137, 134, 130)
        bar.set_parts([Part(name.replace("Thôn ", "") if i > 2 else name, v, str(v), i == 2)
                       for i, (name, v) in enumerate(zip(VILLAGES, values, strict=True))],
                      769, "Đã giao 772 · ô gạch chéo: phần vượt 3", "Chỉ tiêu xã 769")  # fmt: skip
        card.add(bar)
        return card

    def take_focus(self) -> None:
        self.grid.setFocus()

    def _table(self) -> QWidget:
        model = GridModel((
            Column("unit", "Thôn", kind=Kind.NAME), Column("people", "Dân số", sample="00.000"),
            Column("work", "LLLĐ"), Column("share", "Theo cách chia"),
            Column("pin", "Ghim", kind=Kind.CHIP, sample="Đã ghim"),
            Column("given", "Giao cho thôn", is_editable=True),
            Column("gap", "Chênh", sample="+00"),
        ), commit=lambda row, column, text: None)  # fmt: skip
        rows = []
        for index, name in enumerate(VILLAGES):
            pin = index == 2
            rows.append(GridRow(name, (
                name, Cell("4.630", state=COMPUTED), Cell("2.310", state=COMPUTED),
                Cell("143", state=COMPUTED),
                Cell("Đã ghim" if pin else "", tone=Tone.INFO if pin else Tone.MUTED,
                     icon="ghim"),
                Cell("105" if pin else "143", is_bold=True),
                Cell("+3" if pin else "0", tone=Tone.BAD if pin else Tone.MUTED, is_bold=pin),
            )))  # fmt: skip
        sums = ("Cộng 6 thôn", "24.860", "12.400", "769", "", "772", Cell("+3", tone=Tone.BAD))
        model.set_rows(rows, GridRow("sum", sums))
        self.grid = Grid(model, "Giao chỉ tiêu")
        self.grid.select_cell("Thôn 10", "given")
        return GridCard(self.grid)
