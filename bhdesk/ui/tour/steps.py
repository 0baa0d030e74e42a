"""What the tour shows: the page, the part of it that is pointed at, and the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QWidget

from bhdesk.ui.grid.card import GridCard
from bhdesk.ui.paper import PaperView
from bhdesk.ui.screens.overview.todo import TodoCard
from bhdesk.ui.widgets.cards import KpiCard

if TYPE_CHECKING:
    from bhdesk.ui.main_window import MainWindow

Find = Callable[["MainWindow"], QWidget | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One stop; `page` is the key of the page that has to be in front."""

    page: str
    find: Find
    title: str
    words: str


def part(kind: type[QWidget]) -> Find:
    """The first part of that kind that is seen on the page."""

    def find(window: MainWindow) -> QWidget | None:
        page = window.current_page
        shown = page.findChildren(kind) if page is not None else []
        return next((one for one in shown if one.isVisible()), None)

    return find


def button(words: str) -> Find:
    """The button with these words on the page."""

    def find(window: MainWindow) -> QWidget | None:
        page = window.current_page
        shown = page.findChildren(QAbstractButton) if page is not None else []
        return next((one for one in shown if one.isVisible() and one.text().strip() == words), None)

    return find


STEPS = (
    Step(
        "overview", lambda window: window.navigation, "Các trang",
        "Mỗi việc một trang: xem, giao chỉ tiêu, nhập số, hội nghị, nhiệm vụ, báo cáo. "
        "Đây là đơn vị mẫu, không phải số liệu của đơn vị.",
    ),
    Step(
        "overview", part(KpiCard), "Đang đạt bao nhiêu",
        "Mỗi thẻ là một chỉ tiêu: số người, tỷ lệ so với kế hoạch, còn cần bao nhiêu mỗi tháng. "
        "Vạch đen là mức nên đạt.",
    ),
    Step(
        "overview", part(TodoCard), "Việc cần làm",
        "Báo cáo đến hạn, thôn chưa có số, hội nghị còn thiếu. Bấm một dòng để tới đúng nơi.",
    ),
    Step(
        "targets", part(GridCard), "Giao chỉ tiêu cho các thôn",
        "Chọn cách chia, sửa từng thôn nếu cần. Tổng các thôn luôn được so với chỉ tiêu của xã.",
    ),
    Step(
        "counts", part(GridCard), "Nhập số của tháng",
        "Gõ như trong Excel, dán từ Excel cũng được. Mỗi ô nhập xong là đã lưu; "
        "Ctrl+Z lấy lại.",
    ),
    Step(
        "counts", button("Chốt tháng"), "Chốt tháng",
        "Đủ số thì chốt để không ai sửa nhầm. Muốn sửa thì mở lại tháng và ghi lý do.",
    ),
    Step(
        "reports", part(PaperView), "Báo cáo",
        "Trang giấy ở giữa đúng là trang sẽ in. Bấm vào một con số để xem số đó từ đâu.",
    ),
    Step(
        "safety", button("Sao lưu ngay"), "Sao lưu",
        "Sao lưu mỗi tuần, chép thêm ra USB. Ở trang nào cũng vậy, phím F1 mở trợ giúp.",
    ),
)  # fmt: skip
