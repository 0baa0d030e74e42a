"""How a refusal, the machine's trouble and our own mistakes reach the officer."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import Button, link, primary, secondary
from bhdesk.ui.widgets.labels import Sign, Text, stack

log = logging.getLogger(__name__)

CRASH = (
    "Chương trình gặp lỗi ngoài dự kiến",
    "Những số đã ghi vẫn còn nguyên trong tệp. Việc vừa làm chưa được ghi.",
    "Hãy chép chi tiết và gửi cho người phụ trách, rồi thử lại. Nếu vẫn lỗi, đóng chương trình "
    "và mở lại.",
)


@dataclass(frozen=True, slots=True)
class Explained:
    """What happened, what is safe, what to do, and the number for "Chép chi tiết"."""

    title: str
    text: str
    advice: str = ""
    code: str = ""

    @property
    def details(self) -> str:
        return "\n".join(part for part in (self.code, self.title, self.text, self.advice) if part)


Explain = Callable[[UserError | StoreProblem], Explained]


def explain(problem: UserError | StoreProblem) -> Explained:
    """A problem for a message bar: its first sentence as title, the rest as advice."""
    from bhdesk import messages  # noqa: PLC0415 - a start that goes well needs no sentences

    first, _, rest = messages.of(problem).partition(". ")
    title = first if first.endswith((".", "?")) else f"{first}."
    return Explained(title, rest, "", messages.number(problem.code))


def sentence(problem: UserError | StoreProblem) -> str:
    """All that is said of a problem, in one piece."""
    from bhdesk import messages  # noqa: PLC0415 - as above

    return messages.of(problem)


class Problems(QObject):
    """Takes what `Work.failed` brings: a bar, a dialog or the crash dialog."""

    def __init__(
        self, explain: Explain, bar: Callable[[], Banner | None], window: QWidget
    ) -> None:
        """`bar` gives the message bar of the page that is shown."""
        super().__init__(window)
        self._explain, self._bar, self._window = explain, bar, window
        self.open_dialog: ProblemDialog | None = None
        self.take_loss: Callable[[StoreProblem], bool] | None = None
        """Says of a lost data file how it comes back, and whether it did."""

    def tell(self, problem: Exception) -> None:
        """Shows a problem where it belongs; own mistakes are logged too."""
        bar = self._bar()
        if isinstance(problem, StoreProblem) and self.take_loss and self.take_loss(problem):
            return
        if isinstance(problem, UserError) and bar is not None:
            said = self._explain(problem)
            text = f"{said.text} {said.advice}".strip()
            bar.say(Tone.BAD, said.title, text, (copy_action(said),))
        elif isinstance(problem, (UserError, StoreProblem)):
            self._show(self._explain(problem))
        else:
            log.error("own mistake", exc_info=problem)
            self._show(crash_text(problem))

    def _show(self, said: Explained) -> None:
        dialog = ProblemDialog(said, self._window)
        self.open_dialog = dialog
        dialog.destroyed.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.open_dialog = None


class ProblemDialog(QDialog):
    """A problem that no bar can hold, with what may mend it; freed when closed."""

    def __init__(self, said: Explained, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("bhdesk")
        self.said = said
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Sign("loi", theme().colours.bad, 24), 0, Qt.AlignmentFlag.AlignTop)
        texts = [Text(said.title, "h2", is_wrapped=True), Text(said.text, is_wrapped=True)]
        if said.advice:
            texts.append(Text(said.advice, "ink2", is_wrapped=True))
        row.addLayout(stack(*texts, spacing=8), 1)
        column.addLayout(row)
        self.looking = Text("", "muted", is_wrapped=True)
        self.looking.hide()
        column.addWidget(self.looking)
        buttons = self._buttons = QHBoxLayout()
        copy = link(f"Chép chi tiết {said.code}".strip())
        copy.clicked.connect(lambda: copy_text(said.details))
        close = primary("Đóng")
        close.clicked.connect(self.accept)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        self.offer: Button | None = None
        buttons.addWidget(close)
        column.addLayout(buttons)
        self.setMinimumWidth(theme().scale.px(460))
        self.setAccessibleName(said.title)
        close.setFocus()

    def say_looking(self, words: str) -> None:
        """What is looked for meanwhile, or was not found; "" takes the words away."""
        self.looking.setText(words)
        self.looking.setVisible(bool(words))

    def add_offer(self, offer: Action) -> None:
        """A way out of the problem, beside Đóng; pressing it closes the dialog as well."""
        self.offer = secondary(offer.text, offer.icon)
        self.offer.setMinimumWidth(self.offer.sizeHint().width())
        self.offer.clicked.connect(offer.act)
        self.offer.clicked.connect(self.accept)
        self._buttons.insertWidget(self._buttons.count() - 1, self.offer)
        self.say_looking("")


def copy_action(said: Explained) -> Action:
    """The link "Chép chi tiết BH-101" of a message bar."""
    text = f"Chép chi tiết {said.code}".strip()
    return Action(text, lambda: copy_text(said.details), is_link=True)


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def crash_text(problem: BaseException) -> Explained:
    """Places in our code only: no values, so no personal data."""
    places = [
        f"{frame.filename.replace(chr(92), '/').rsplit('/bhdesk/', 1)[-1]}:{frame.lineno} "
        f"{frame.name}"
        for frame in traceback.extract_tb(problem.__traceback__)
    ]
    title, text, advice = CRASH
    code = " < ".join([type(problem).__name__, *reversed(places[-6:])])
    return CrashText(title, text, advice, "BH-000", code)


@dataclass(frozen=True, slots=True)
class CrashText(Explained):
    """An Explained whose details also hold the places in the code."""

    places: str = ""

    @property
    def details(self) -> str:
        return "\n".join((self.code, self.title, self.places))
