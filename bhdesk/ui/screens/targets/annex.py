"""The allocation sheet on screen: the same pages that are saved and printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.services import reporting, targets
from bhdesk.ui.paper import PaperView, print_pdf
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.files import PDF, ask_save

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.document import Document
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class AnnexPaper:
    document: Document
    pdf: bytes


def make(
    store: Any,  # noqa: ANN401 - ui does not know the store
    on: date,
    resources: Path,
) -> AnnexPaper:
    """The paper and its pages; raises UserError target.none."""
    document = targets.annex(store, on)
    return AnnexPaper(document, reporting.pdf(document, resources))


def _save(
    store: Any,  # noqa: ANN401 - ui does not know the store
    paper: AnnexPaper,
    target: Path,
    resources: Path,
) -> Path:
    reporting.save_document(paper.document, target, resources)
    return target


class AnnexDialog(QDialog):
    """Preview with Lưu PDF and In."""

    def __init__(
        self, work: Work, paper: AnnexPaper, year: int, resources: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Phụ lục giao chỉ tiêu năm {year}")
        self._work, self._paper, self._year, self._resources = work, paper, year, resources
        self.view = PaperView()
        self.view.set_pdf(paper.pdf)
        self.save_button = primary("Lưu PDF", "pdf")
        self.print_button, self.close_button = secondary("In…", "in"), link("Đóng")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(lambda _: self.view.set_pdf(None))
        self.print_button.clicked.connect(lambda: print_pdf(paper.pdf, self, self.windowTitle()))
        self.save_button.clicked.connect(self._ask_and_save)
        room = parent.window().size()
        scale = theme().scale
        self.resize(min(scale.px(980), room.width() - 40), min(scale.px(620), room.height() - 40))

    def _ask_and_save(self) -> None:
        start = Path.home() / f"phu-luc-chi-tieu-{self._year}.pdf"
        target = ask_save(self, "Lưu phụ lục", start, PDF)
        if target is not None:
            self._work.run(
                _save, self._paper, target, self._resources,
                then=lambda path: self._work.say(f"Đã lưu {path.name}."),
            )  # fmt: skip
