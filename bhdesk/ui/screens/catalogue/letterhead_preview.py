"""How the letterhead and Nơi nhận will stand on the paper, drawn small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhdesk.domain.document import Signature
from bhdesk.domain.letterhead import letterhead, lines_of, recipients, signature
from bhdesk.ui import paint
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.frame import Office, Signer

FAMILIES = ["Times New Roman", "Liberation Serif", "Tinos", "serif"]
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paper: its words and how they are set."""

    words: str
    is_bold: bool = False
    is_italic: bool = False
    has_rule: bool = False


class PaperPiece(QWidget):
    """A piece of white paper with two columns of centred lines and a list at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self._left: tuple[Line, ...] = ()
        self._right: tuple[Line, ...] = ()
        self._middle: tuple[Line, ...] = ()
        self._foot: tuple[Line, ...] = ()
        self._signature = Signature((), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Xem trước phần đầu và nơi nhận")

    def show_office(self, office: Office, month: tuple[int, int], signer: Signer | None) -> None:
        """The same words that the paper will carry."""
        head = letterhead(office, month)
        parent = (Line(head.parent),) if head.parent else ()
        issuer = [Line(words, is_bold=True) for words in head.issuer]
        issuer[-1] = Line(issuer[-1].words, is_bold=True, has_rule=True)
        self._left = (*parent, *issuer, Line(f"Số:      /{head.symbol}"))
        self._right = (
            Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", is_bold=True),
            Line("Độc lập - Tự do - Hạnh phúc", is_bold=True, has_rule=True),
            Line(f"{head.place}, ngày     tháng {month[1]} năm {month[0]}", is_italic=True),
        )
        addressed = lines_of(office.addressee)
        self._middle = (Line(f"Kính gửi: {'; '.join(addressed)}"),) if addressed else ()
        listed = [Line(f"- {words};") for words in recipients(office)]
        listed[-1] = Line(listed[-1].words[:-1] + ".")
        self._foot = (Line("Nơi nhận:", is_bold=True, is_italic=True), *listed)
        self._signature = signature(office, signer)
        texts = (*self._left, *self._right, *self._middle, *self._foot)
        self.setAccessibleDescription(" ".join(line.words for line in texts))
        self.update()

    @property
    def words(self) -> str:
        """Everything on the piece, for tests and screen readers."""
        return self.accessibleDescription()

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(440), theme().scale.px(330))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().scale.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        painter.fillRect(self.rect(), paint.colour(colours.desk))
        sheet = QRectF(self.rect()).adjusted(14, 14, -14, -14)
        paint.box(painter, sheet, colours.paper, colours.line_strong, 1, 0)
        if self._left:
            self._paint_words(painter, sheet.adjusted(16, 18, -16, -14))
        painter.end()

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(paint.colour("#000000"))
        points = max(min(place.width() / 46, 14.0), 6.0) * 0.75
        narrow = place.width() * 0.43
        left = QRectF(place.left(), place.top(), narrow, place.height())
        right = QRectF(place.left() + narrow, place.top(), place.width() - narrow, place.height())
        low = max(self._column(painter, left, self._left, points),
                  self._column(painter, right, self._right, points))  # fmt: skip
        middle = QRectF(place.left(), low + 10, place.width(), place.height())
        low = self._column(painter, middle, self._middle, points)
        foot = QRectF(place.left(), low + 22, place.width() * 0.5, place.height())
        self._column(painter, foot, self._foot, points * 0.9, LEFT)
        posts = [Line(words, is_bold=True) for words in self._signature.lines]
        if self._signature.second_post:
            posts.append(Line(self._signature.second_post, is_bold=True))
        name = Line(self._signature.name, is_bold=True)
        sign = QRectF(
            place.left() + place.width() * 0.5, low + 22, place.width() * 0.5, place.height()
        )
        end = self._column(painter, sign, posts, points)
        sign.moveTop(end + 34)
        self._column(painter, sign, (name,), points)

    @staticmethod
    def _column(
        painter: QPainter, place: QRectF, lines: Sequence[Line], points: float,
        how: Qt.AlignmentFlag | int = CENTRE,
    ) -> float:  # fmt: skip
        """Draws lines under each other; gives where the last one ends."""
        top = place.top()
        for line in lines:
            font = QFont()
            font.setFamilies(FAMILIES)
            font.setPointSizeF(points)
            font.setBold(line.is_bold)
            font.setItalic(line.is_italic)
            painter.setFont(font)
            room = QRectF(place.left(), top, place.width(), 400)
            used = painter.boundingRect(room, int(how), line.words)
            painter.drawText(room, int(how), line.words)
            top += used.height()
            if line.has_rule:
                half = used.width() * (0.5 if line.words.startswith("Độc") else 0.2)
                middle = place.center().x()
                painter.drawLine(QPointF(middle - half, top + 2), QPointF(middle + half, top + 2))
                top += 5
        return top
