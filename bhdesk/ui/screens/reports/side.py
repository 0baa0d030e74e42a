"""What stands beside the paper: the form or what went out, with the buttons that never scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from bhdesk.ui.screens.reports.details import DetailsForm
from bhdesk.ui.screens.reports.issued_facts import IssuedFacts
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import primary, secondary
from bhdesk.ui.widgets.forms import side_by_side
from bhdesk.ui.widgets.labels import CutText, hairline
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.ui.screens.reports.drafting import Draft

WIDTH = 264


class PaperSide(QFrame):
    """One primary button; what cannot be done with the paper shown is not there."""

    saving = Signal(str)
    """(ending of the file wanted)"""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self.form, self.facts = DetailsForm(today), IssuedFacts()
        self.save_pdf = primary("Lưu PDF", "pdf")
        self.print, self.word = secondary("In"), secondary("Word")
        self.excel = secondary("Excel")
        self.issue = secondary("Phát hành…", "ghim")
        self.replace, self.add = secondary("Thay thế…"), secondary("Bổ sung…")
        self.withdraw = secondary("Thu hồi…")
        for button, name in ((self.replace, "thay thế"), (self.add, "bổ sung")):
            button.setAccessibleName(f"Lập báo cáo {name}")
            button.setToolTip(f"Lập báo cáo {name}")
        self._folder = CutText("", "muted")
        self._lay_out()
        for button, ending in (
            (self.save_pdf, ".pdf"), (self.word, ".docx"), (self.excel, ".xlsx"),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, ending=ending: self.saving.emit(ending))

    def show_draft(self, draft: Draft) -> None:
        """The form, or what is known of the paper that went out."""
        is_frozen = draft.issued is not None
        self._above.setCurrentIndex(int(is_frozen))
        if draft.issued is not None:
            self.facts.show_paper(draft.issued, draft.since)
        for button in (self.word, self.excel):
            button.setVisible(not is_frozen)
        self.issue.setVisible(draft.wish.kind.is_issued and not is_frozen)
        for button in (self.replace, self.add, self.withdraw):
            button.setVisible(is_frozen)
        has_pages = bool(draft.pages)
        for button in (self.save_pdf, self.print, self.word, self.excel, self.issue):
            button.setEnabled(has_pages)

    def set_width(self, pixels: int) -> None:
        """How wide the panel is in the 10 pt drawing."""
        self.setFixedWidth(theme().scale.px(pixels))
        self.form.set_tight(pixels < WIDTH)
        self._folder.setVisible(pixels == WIDTH)

    def set_folder(self, words: str) -> None:
        self._folder.set_full(words)

    def _lay_above(self) -> None:
        """The form or the facts, each in an area that scrolls to what the keyboard is on."""
        form, facts = scrolled(self.form), scrolled(self.facts)
        self._above = QStackedWidget()
        self._above.addWidget(form)
        self._above.addWidget(facts)

        def show_receivers() -> None:
            for field in (self.form.to_whom.copies, self.form.to_whom.to):
                form.ensureWidgetVisible(field)

        # once the area knows how high the form is now
        self.form.to_whom.opened.connect(lambda: QTimer.singleShot(0, form, show_receivers))
        self.facts.changes.chosen.connect(lambda _: facts.ensureVisible(0, self.facts.row_end()))

    def _lay_out(self) -> None:
        self._lay_above()
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 10, 15, 12)
        foot.setSpacing(8)
        wide = (
            self.save_pdf, self.print, self.word, self.excel, self.issue, self.replace, self.add,
            self.withdraw,
        )  # fmt: skip
        for button in wide:
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        foot.addWidget(self.save_pdf)
        files = (self.print, self.word, self.excel, self.withdraw)
        foot.addLayout(side_by_side(*((button, 1) for button in files), gap=8))
        foot.addLayout(side_by_side((self.replace, 1), (self.add, 1), gap=8))
        foot.addWidget(self.issue)
        foot.addWidget(self._folder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._above, 1)
        outer.addWidget(hairline())
        outer.addLayout(foot)
        self.set_width(WIDTH)
        for button in (self.replace, self.add, self.withdraw):
            button.hide()
