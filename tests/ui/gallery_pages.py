"""Invented pages (commune Bình Minh) that show every part of the kit at its place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.grid import Cell, CellState, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.bars import StepDots
from bhdesk.ui.widgets.buttons import Segment, link, primary, secondary
from bhdesk.ui.widgets.cards import Card, Kpi, KpiCard
from bhdesk.ui.widgets.forms import text_edit
from bhdesk.ui.widgets.labels import SectionHeader, SignedText, Text, hairline
from bhdesk.ui.widgets.panel import Facts, Legend, MonthColumns
from bhdesk.ui.widgets.trend import Trend, TrendChart

VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Đoài", "Thôn Đông")
COMPUTED = CellState.COMPUTED

KPIS = (
    Kpi("BHXH tự nguyện", "612", "769", "79,58%", Tone.WARN, "Chậm 7 người", 0.7958, 0.805, "+64",
        "so với tháng trước", True, "Cần 23 người/tháng để kịp 31/12", "Chậm 7"),
    Kpi("BHYT", "23.118", "23.742", "97,37%", Tone.GOOD, "Đúng tiến độ", 0.9737, 0.972, "+142",
        "so với tháng trước", True, "Cần 90 người/tháng để kịp 31/12", "Đúng nhịp"),
    Kpi("BHXH bắt buộc", "6.262", "6.275", "99,79%", Tone.GOOD, "Đúng tiến độ", 0.9979, 0.99,
        "+21", "so với tháng trước", True, "Còn 13 người là đủ chỉ tiêu", "Đúng nhịp"),
    Kpi("BHTN", "5.968", "6.076", "98,22%", Tone.BAD, "Giảm 17", 0.9822, 0.98, "−17",
        "so với tháng trước", False, "Cần 16 người/tháng để kịp 31/12"),
)  # fmt: skip


def heat_model() -> GridModel:
    model = GridModel((
        Column("unit", "Thôn", kind=Kind.NAME, weight=0, sample="Thôn 10"),
        Column("tn", "BHXH TN", kind=Kind.HEAT, sample="100,00%"),
        Column("yt", "BHYT", kind=Kind.HEAT, sample="100,00%"),
        Column("ho", "BHYT hộ", kind=Kind.HEAT, sample="100,00%"),
        Column("new", "Mới T5", kind=Kind.COUNT_BAR, sample="+00"),
    ))  # fmt: skip
    figures = (("83,22%", 3.1, "98,10%", 2.2, "91,20%", 2.5, "+14", 1.0),
               ("76,42%", -4.0, "96,90%", 0.2, "88,40%", 1.0, "+10", 0.7),
               ("71,57%", -9.0, "95,19%", -2.0, "79,60%", -8.6, "+8", 0.57),
               ("82,48%", 1.8, "97,80%", 2.1, "90,70%", 2.4, "+13", 0.93),
               ("78,36%", -2.1, "97,39%", 0.9, "86,30%", -1.2, "+11", 0.79),
               ("83,08%", 3.0, "98,26%", 2.3, "92,50%", 4.4, "+12", 0.86))  # fmt: skip
    rows = [GridRow(name, (name, Cell(f[0], gap=f[1]), Cell(f[2], gap=f[3]), Cell(f[4], gap=f[5]),
                           Cell(f[6], share=f[7])))
            for name, f in zip(VILLAGES, figures, strict=True)]  # fmt: skip
    model.set_rows(rows, GridRow("sum", ("Toàn xã", "79,58%", "97,37%", "88,40%", "+68")))
    return model


def month_model(is_locked: bool = False) -> GridModel:
    kind = Kind.FIGURE
    model = GridModel((
        Column("unit", "Thôn", kind=Kind.NAME, sample="Thôn An Nhân"),
        Column("opening", "Đầu kỳ", "30/4", kind, sample="0.000"),
        Column("new", "Tăng mới", "", kind, True, sample="000"),
        Column("again", "Tham gia lại", "", kind, True, sample="000"),
        Column("lapsed", "Giảm", "", kind, True, sample="000"),
        Column("closing", "Cuối kỳ", "31/5", kind, True, sample="0.000"),
        Column("target", "Chỉ tiêu", "", kind, sample="0.000"),
        Column("share", "% kế hoạch", "", Kind.SHARE, sample="100,00%"),
    ), commit=lambda row, column, text: None if text.isdigit() else "không phải số người")
    figures = ((105, 14, 2, 2, 119, 143, 83.22), (86, 10, 1, 3, 95, 123, 77.24),
               (66, 8, 0, 1, None, 102, None), (101, 13, 1, 2, 113, 137, 82.48),
               (94, 11, 2, 2, 105, 134, 78.36), (96, 12, 1, 1, 108, 130, 83.08))  # fmt: skip
    rows = []
    for name, f in zip(VILLAGES, figures, strict=True):
        closing = Cell("–" if f[4] is None else str(f[4]), is_bold=True)
        if f[4] == 95 and not is_locked:
            closing = Cell("95", state=CellState.WARNING, hint="86 + 10 + 1 − 3 = 94, đã nhập 95")
        note = "2 người chuyển sang BHXH bắt buộc" if name == "Thôn Đông" else ""
        percent = "–" if f[6] is None else f"{f[6]:.2f}%".replace(".", ",")
        rows.append(GridRow(name, (
            name, Cell(str(f[0]), state=COMPUTED), Cell(str(f[1])), Cell(str(f[2])),
            Cell(str(f[3]), note=note), closing, Cell(str(f[5]), state=COMPUTED),
            Cell(percent, state=COMPUTED, tone=Tone.MUTED if f[6] is None else Tone.PLAIN,
                 share=None if f[6] is None else f[6] / 100, is_bold=False),
        )))  # fmt: skip
    totals = GridRow("sum", ("Cộng 6 thôn", "548", "–", "7", "11", "–", "769", "–"))
    locked = "Tháng 5/2026 đã khóa, chỉ xem." if is_locked else ""
    model.set_rows(rows, totals, locked)
    if not is_locked:
        model.setData(model.index_of("Thôn 10", "new"), "8,5")
    return model


class OverviewPage(Page):
    key, title, icon = "overview", "Tổng quan", "tong-quan"

    def __init__(self, work: object, month: int) -> None:
        super().__init__(work, month)
        self.header.set_remark("Vạch đen trên thanh: mức nên đạt hôm nay")
        self.header.add_button(secondary("In trang này", "in"))
        self.header.add_button(primary("Nhập số liệu", "so-lieu"))
        self.cards = [KpiCard(kpi) for kpi in KPIS]
        self.body.setSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        for card in self.cards:
            row.addWidget(card)
        self.body.addLayout(row)
        low = QHBoxLayout()
        low.setSpacing(16)
        low.addWidget(self._heat(), 41)
        low.addWidget(self._trend(), 31)
        low.addWidget(self._todo(), 25)
        self.body.addLayout(low, 1)

    def reload(self) -> None:
        self.header.set_chips((HeaderChip(Tone.INFO, "Đang nhập", "gio"),))

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        for card in self.cards:
            card.set_narrow(is_narrow)
        self.grid.set_row_height(theme().scale.compact_row if is_narrow else 37)
        self.grid_card.fit_height()
        self.lines.setVisible(not is_narrow)
        self.sentence.setVisible(not is_narrow)

    def _heat(self) -> QWidget:
        self.grid = Grid(heat_model(), "Thôn theo chỉ tiêu", 37)
        head, foot = QWidget(), QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(16, 11, 16, 7)
        top.addWidget(SectionHeader("Thôn theo chỉ tiêu", "% kế hoạch năm"))
        low = QVBoxLayout(foot)
        low.setContentsMargins(16, 8, 8, 8)
        low.addWidget(Legend((("heat0", "chậm > 8"), ("heat1", "3–8"), ("heat2", "dưới 3"),
                              ("heat3", "đúng nhịp"), ("heat4", "vượt"))))  # fmt: skip
        self.grid_card = GridCard(self.grid, head, foot)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid_card, 1)
        column.addStretch(0)
        return holder

    def _trend(self) -> QWidget:
        card = Card()
        card.add(SectionHeader("BHXH tự nguyện – 12 tháng"))
        self.lines = Legend((("solid", "Thực hiện"), ("dashed", "Đường kế hoạch"),
                             ("dotted", "Dự báo")))  # fmt: skip
        card.add(self.lines)
        chart = TrendChart()
        none = (None,) * 5
        chart.set_trend(Trend(
            labels=("", "1", "2", "3", "4", "T5", "6", "7", "8", "9", "10", "11", "12"),
            plan=tuple(512 + (769 - 512) * i / 12 for i in range(13)),
            actual=(512, 520, 516, 531, 548, 612),
            forecast=(*none, *(612 + 20 * i for i in range(8))),
            low=(*none, *(612 + 16.5 * i for i in range(8))),
            high=(*none, *(612 + 22 * i for i in range(8))),
            at=5, plan_label="Chỉ tiêu 769", actual_label="612", forecast_label="Dự báo 752",
        ))  # fmt: skip
        card.add(chart, 1)
        self.sentence = Text("Giữ nhịp 20 người/tháng thì cuối năm 752 người (97,79%), thiếu 17.",
                             is_wrapped=True)  # fmt: skip
        card.add(self.sentence)
        return card

    def _todo(self) -> QWidget:
        card = Card((16, 12, 12, 8))
        head = SectionHeader("Việc cần làm", "6 việc")
        head.add(link("Xem hết"))
        card.add(head)
        rows = RowList(RowStyle.TODO, "Việc cần làm")
        rows.set_items((
            RowItem(1, "Rà soát hộ kinh doanh", "Phòng Kinh tế", state="Quá hạn 3 ngày",
                    tone=Tone.BAD),
            RowItem(2, "Nộp báo cáo tháng 5", "còn 2 ngày", state="Thứ Năm 04/6", tone=Tone.WARN),
            RowItem(3, "2 ô số liệu cần xem", "Thôn 2, 10", state="Trước khi khóa",
                    tone=Tone.WARN),
            RowItem(4, "Tháng 2 và 4 thiếu hội nghị", "định mức 1/tháng", state="Thiếu 2 cuộc",
                    tone=Tone.WARN),
            RowItem(5, "38 thẻ BHYT hết hạn tháng 6", "ở 4 thôn", state="Trước 30/6",
                    tone=Tone.INFO, icon="lich"),
            RowItem(6, "Sao lưu ra USB", "hằng tuần", state="Thứ Sáu 05/6", tone=Tone.INFO,
                    icon="lich"),
        ))  # fmt: skip
        card.add(rows, 1)
        return card


class MonthPage(Page):
    key, title, icon = "counts", "Số liệu tháng", "so-lieu"
    is_locked = False

    def __init__(self, work: object, month: int) -> None:
        super().__init__(work, month)
        self.header.add_button(secondary("Hoàn tác", "hoan-tac"))
        self.header.add_button(secondary("Dán từ Excel"))
        self.header.add_button(primary("Khóa tháng", "khoa"))
        row = QHBoxLayout()
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Segment(("BHXH tự nguyện", "BHYT", "BHYT hộ gia đình"), 0, "Chỉ tiêu"))
        line.addStretch(1)
        dots = StepDots()
        good, warn, bad = Tone.GOOD, Tone.WARN, Tone.MUTED
        dots.set_tones((good, warn, bad, good, good, good), "4/6 thôn đủ số")
        line.addWidget(dots)
        line.addWidget(Text("4/6 thôn đủ số", "h3"))
        left.addLayout(line)
        self.grid = Grid(month_model(self.is_locked), "Số liệu tháng")
        self.card = GridCard(self.grid)
        left.addWidget(self.card, 1)
        left.addWidget(self._checks())
        left.addWidget(Text("Toàn xã hiện “–” vì Thôn 10 chưa có số hợp lệ.", "muted"))
        left.addStretch(0)
        row.addLayout(left, 1)
        row.addWidget(self._panel())
        self.body.addLayout(row, 1)
        self.grid.select_cell("Thôn Đoài", "lapsed")

    def reload(self) -> None:
        self.header.set_chips((HeaderChip(Tone.INFO, "Đang nhập", "gio"),
                               HeaderChip(Tone.WARN, "Còn 2 ô trước khi khóa")))  # fmt: skip

    def take_focus(self) -> None:
        self.grid.setFocus()

    @staticmethod
    def _checks() -> QWidget:
        card = Card((16, 10, 12, 8))
        card.add(SectionHeader("Cần xem trước khi khóa tháng", "2 ô"))
        for tone, where, text, first, second in (
            (Tone.WARN, "Thôn 2 · Cuối kỳ", "86 + 10 + 1 − 3 = 94, đã nhập 95", "Dùng 94",
             "Giữ 95, ghi lý do"),
            (Tone.BAD, "Thôn 10 · Tăng mới", "“8,5” không phải số người. Số cũ chưa bị thay.",
             "Sửa ô này", "Bỏ"),
        ):  # fmt: skip
            line = QHBoxLayout()
            line.addWidget(SignedText(tone, text, title=where), 1)
            line.addWidget(secondary(first))
            line.addWidget(link(second))
            card.add(line)
        return card

    @staticmethod
    def _panel() -> QWidget:
        card = Card()
        card.setFixedWidth(theme().scale.px(272))
        card.add(Text("Thôn Đoài · Giảm", "h2"))
        card.add(Text("Người dừng đóng trong tháng 5/2026", "muted", is_wrapped=True))
        facts = Facts()
        facts.set_facts((("Tháng trước (4/2026)", "1"), ("Cùng kỳ (5/2025)", "3"),
                         ("Trung bình 5 tháng", "1,8")))  # fmt: skip
        card.add(facts)
        card.add(hairline())
        card.add(Text("Từ đầu năm", "h3"))
        bars = MonthColumns()
        bars.set_items((("T1", 3, "3"), ("T2", 1, "1"), ("T3", 2, "2"), ("T4", 1, "1"),
                        ("T5", 2, "2")))  # fmt: skip
        card.add(bars)
        card.add(hairline())
        card.add(Text("Ghi chú", "h3"))
        card.add(text_edit("2 người chuyển sang BHXH bắt buộc", 3))
        card.body.addStretch(1)
        return card


class LockedPage(MonthPage):
    key, title, icon = "locked", "Số liệu đã khóa", "khoa"
    is_locked = True

    def reload(self) -> None:
        self.header.set_chips((HeaderChip(Tone.LOCK, "Đã khóa"),))
        self.bar.say(Tone.LOCK, "Tháng 5/2026 đã khóa",
                     "lúc 16:05 ngày 02/06/2026. Chỉ xem, không sửa được.",
                     (Action("Mở khóa để đính chính…", lambda: None),), is_closable=False)
