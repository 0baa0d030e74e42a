"""Painted bars: share of plan with the pace mark, allocation side by side, steps done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhdesk.ui import paint
from bhdesk.ui.tokens import Tone, theme

if TYPE_CHECKING:
    from collections.abc import Sequence


def plan_bar(
    painter: QPainter, place: QRectF, share: float, pace: float | None, height: float = 8
) -> None:
    """Draws track, filled share and, where there is a pace, the ink mark with a white halo."""
    colours = theme().colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    top = place.center().y() - height / 2
    track = QRectF(place.left(), top, place.width(), height)
    path = QPainterPath()
    path.addRoundedRect(track, height / 2, height / 2)
    painter.fillPath(path, paint.colour(colours.track))
    filled = QRectF(track)
    filled.setWidth(track.width() * min(max(share, 0), 1))
    painter.setClipPath(path)
    painter.fillRect(filled, paint.colour(colours.pri))
    painter.setClipping(False)
    if pace is not None:
        x = place.left() + place.width() * min(max(pace, 0), 1)
        x = min(max(x, place.left() + 1), place.right() - 1)
        halo = QRectF(x - 2.5, place.top(), 5, place.height())
        painter.fillRect(halo, paint.colour(colours.surface))
        painter.fillRect(halo.adjusted(1.5, 0, -1.5, 0), paint.colour(colours.ink))
    if colours.is_contrast:
        painter.strokePath(path, paint.colour(colours.ink))
    painter.restore()


class PlanBar(QWidget):
    """Progress against the plan; the mark shows where today should be."""

    def __init__(self, share: float | None = None, pace: float | None = None) -> None:
        super().__init__()
        self._share, self._pace = share, pace
        self.setFixedHeight(18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(self, share: float | None, pace: float | None) -> None:
        self._share, self._pace = share, pace
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share is None:
            return
        painter = QPainter(self)
        plan_bar(painter, self.rect().toRectF(), self._share, self._pace)
        painter.end()


class Part(NamedTuple):
    """One unit's piece of the allocation; the value as number and as text."""

    name: str
    value: int
    text: str
    is_pinned: bool = False


class AllocationBar(QWidget):
    """Units side by side, an ink tick at the whole's target, what exceeds it hatched."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._target: int | None = None
        self._left = self._right = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scale.px(66))

    def set_parts(
        self, parts: Sequence[Part], target: int | None, left_text: str, right_text: str
    ) -> None:
        """`left_text` stands under the bar at the left, `right_text` under the tick."""
        self._parts, self._target = tuple(parts), target
        self._left, self._right = left_text, right_text
        names = ", ".join(f"{part.name} {part.text}" for part in parts)
        self.setAccessibleName(f"{names}. {left_text}. {right_text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(paint.font())
        scale = theme().scale
        bar = QRectF(0, 6, self.width(), scale.px(30))
        total = sum(part.value for part in self._parts)
        target = total if self._target is None else self._target
        over = max(total - target, 0)
        # one head too many must be seen: the overrun is a picture, not a scale
        hatched = max(14.0, bar.width() * over / max(total, 1)) if over else 0.0
        room = bar.width() - hatched
        self._paint_parts(painter, bar, room / max(total, target, 1) if not over else room / total)
        tick = bar.left() + (room if over or target == 0 else room * target / max(total, target))
        if over:
            self._paint_over(painter, QRectF(tick, bar.top(), hatched, bar.height()))
        self._paint_texts(painter, bar, tick)
        painter.end()

    def _paint_parts(self, painter: QPainter, bar: QRectF, unit: float) -> None:
        colours = theme().colours
        clip = QPainterPath()
        clip.addRoundedRect(bar, 4, 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(clip)
        painter.fillRect(bar, paint.colour(colours.track))
        x = bar.left()
        for index, part in enumerate(self._parts):
            piece = QRectF(x, bar.top(), part.value * unit, bar.height())
            shade = colours.bar[2] if part.is_pinned else colours.bar[index % 2]
            painter.fillRect(piece, paint.colour(shade))
            if colours.is_contrast:
                painter.setPen(paint.colour(colours.ink))
                painter.drawRect(piece)
            painter.setFont(paint.font(is_bold=part.is_pinned))
            painter.setPen(paint.colour(colours.ink))
            self._paint_name(painter, piece.adjusted(4, 0, -4, 0), part)
            x += piece.width()
        painter.restore()

    @staticmethod
    def _paint_name(painter: QPainter, place: QRectF, part: Part) -> None:
        """Name and figure where both fit, else the figure alone, else nothing."""
        metrics = painter.fontMetrics()
        for text in (f"{part.name}  {part.text}", part.text):
            if metrics.horizontalAdvance(text) <= place.width():
                painter.drawText(place, paint.MIDDLE, text)
                return

    @staticmethod
    def _paint_over(painter: QPainter, place: QRectF) -> None:
        colours = theme().colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, paint.colour(colours.bad_tint))
        painter.setClipRect(place)
        painter.setPen(paint.colour(colours.bad))
        x = place.left() - place.height()
        while x < place.right():
            low, high = QPointF(x, place.bottom()), QPointF(x + place.height(), place.top())
            painter.drawLine(low, high)
            x += 6
        painter.setClipping(False)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def _paint_texts(self, painter: QPainter, bar: QRectF, tick: float) -> None:
        colours, scale = theme().colours, theme().scale
        mark = QRectF(min(tick, bar.right() - 2) - 1, 0, 2, bar.bottom() + 5)
        painter.fillRect(mark, paint.colour(colours.ink))
        line = QRectF(0, bar.bottom() + 6, bar.width(), scale.px(22))
        painter.setFont(paint.font(is_bold=True))
        wide = painter.fontMetrics().horizontalAdvance(self._right) + 2
        right = min(max(tick, wide), bar.width())
        painter.setPen(paint.colour(colours.ink))
        painter.drawText(QRectF(right - wide, line.top(), wide, line.height()), paint.RIGHT,
                         self._right)  # fmt: skip
        painter.setFont(paint.font())
        painter.setPen(paint.colour(colours.ink2))
        paint.elided(painter, line.adjusted(0, 0, right - wide - 12 - line.width(), 0), self._left)


class StepDots(QWidget):
    """One small mark a unit: filled ✓, half ⚠, empty ring; a caption beside says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._tones: tuple[Tone, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tones(self, tones: Sequence[Tone], words: str) -> None:
        """GOOD done, WARN to be looked at, BAD refused, anything else: nothing yet."""
        self._tones = tuple(tones)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(len(self._tones) * 20 - 4, 0), 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        for index, tone in enumerate(self._tones):
            place = QRectF(index * 20, 4, 16, 8)
            if tone is Tone.GOOD:
                paint.box(painter, place, colours.pri, radius=3)
            elif tone in (Tone.WARN, Tone.BAD):
                # half filled: another shape, not only another colour
                edge = colours.warn_mark if tone is Tone.WARN else colours.bad
                paint.box(painter, place, colours.surface, edge, 1.5, 3)
                paint.box(painter, place.adjusted(0, 0, -8, 0), edge, radius=3)
            else:
                paint.box(painter, place, colours.surface, colours.border_button, 1.5, 3)
        painter.end()
