"""What stands under the grid: the whole office's sum, its share of the base, the peak month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, progress, text
from bhdesk.domain.counts import FLOWS_IN, FLOWS_OUT, PART_WORDS, Part
from bhdesk.domain.plans import Nature
from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import Chip, SectionHeader, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bhdesk.domain.board import RateLine
    from bhdesk.services.counts import CountGrid, GridRow
    from bhdesk.services.month_views import Standing

NAMED = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """`check` is the office's sum in figures with its tone ("" while a unit is blank)."""

    title: str
    tone: Tone
    check: str
    text: str


def is_open(grid: CountGrid, row: GridRow) -> bool:
    """The figure the month is about is missing: a flow's own, else the closing."""
    is_flow = grid.measure.nature is Nature.FLOW
    return row.count.part(Part.NEW if is_flow else Part.CLOSING) is None


def unsettled(grid: CountGrid, refused: Collection[object]) -> tuple[str, ...]:
    """Names of the units without a figure, or with a text that was refused."""
    return tuple(
        row.unit.name for row in grid.rows if row.unit.id in refused or is_open(grid, row)
    )


def summary(grid: CountGrid, standing: Standing, unsettled: Sequence[str]) -> Summary:
    """`unsettled`: names of the units without a valid closing."""
    word = grid.frame.office_word
    title = f"Toàn {word} tháng {grid.month.number}"
    tone, check = (Tone.GOOD, "") if unsettled else _check(grid)
    said = _missing(grid, unsettled) if unsettled else _progress(grid, standing)
    return Summary(title, tone, check, " ".join((*said, *_undivided(grid))))


def _missing(grid: CountGrid, unsettled: Sequence[str]) -> tuple[str, ...]:
    """How many units are blank, and what those that are not add up to."""
    named = ", ".join(unsettled[:NAMED])
    more = f" và {len(unsettled) - NAMED} nơi nữa" if len(unsettled) > NAMED else ""
    word = grid.frame.unit_word
    said = f"Còn {len(unsettled)} {word} chưa có số hợp lệ: {named}{more}."
    known = [row for row in grid.rows if row.unit.name not in unsettled]
    if not known:
        return (said,)
    sums = []
    for part in (Part.NEW, Part.RESUMED, Part.LAPSED, Part.CLOSING):
        values = [value for row in known if (value := row.count.part(part)) is not None]
        if values:
            sums.append(f"{PART_WORDS[part].lower()} {text.count(sum(values))}")
    return said, f"Cộng {len(known)} {word} đã có số: {', '.join(sums)}."


def _check(grid: CountGrid) -> tuple[Tone, str]:
    """The formula over the totals; a typed closing that does not fit shows as a difference."""
    opening, closing = grid.total(Part.OPENING), grid.total(Part.CLOSING)
    if opening is None or closing is None or grid.measure.nature is Nature.FLOW:
        return Tone.GOOD, ""
    sums = {part: grid.total(part) for part in (*FLOWS_IN, *FLOWS_OUT)}
    if all(value is None for value in sums.values()):
        return Tone.GOOD, ""
    shown, whole = [text.count(opening)], opening
    for part, value in sums.items():
        if value is not None:
            sign = 1 if part in FLOWS_IN else -1
            whole += sign * value
            shown.append(f"{'+' if sign > 0 else '−'} {text.count(value)}")
    formula = f"{' '.join(shown)} = {text.count(whole)}"
    if whole == closing:
        return Tone.GOOD, f"Khớp: {formula}"
    return (
        Tone.WARN,
        f"Chênh {text.signed(closing - whole)}: {formula}, cuối kỳ {text.count(closing)}",
    )


def _progress(grid: CountGrid, standing: Standing) -> tuple[str, ...]:
    line = grid.office
    said = []
    if standing.peak:
        said.append(standing.peak)
    if standing.rate is not None and standing.rate.rate is not None:
        said.append(f"Chiếm {_rate(standing.rate)} {_base_word(standing.rate)}.")
    if line.remaining is not None and line.target:
        heads, monthly = line.remaining.heads, line.remaining.per_month
        if not heads:
            said.append(f"Đã đủ chỉ tiêu {text.count(line.target)}.")
        elif monthly is None:
            said.append(f"Còn {text.count(heads)} người để đủ chỉ tiêu {text.count(line.target)}.")
        else:
            said.append(
                f"Còn {text.count(heads)} người để đủ chỉ tiêu {text.count(line.target)},"
                f" cần {text.count(monthly)} người/tháng."
            )
    return tuple(said)


def _undivided(grid: CountGrid) -> tuple[str, ...]:
    """Why the villages' targets are not the office's, such as after one of them was split."""
    target, word = grid.office.target, grid.frame.unit_word
    known = [value for row in grid.rows if (value := row.line.target) is not None]
    whole = sum(known)
    if target is None or not known or whole == target:
        return ()
    of_all = f"Chỉ tiêu {grid.frame.office_word} {text.count(target)}"
    if whole > target:
        return (f"{of_all}, các {word} cộng lại {text.count(whole)}.",)
    return (f"{of_all}: còn {text.count(target - whole)} chưa giao cho {word} nào.",)


def _rate(rate: RateLine) -> str:
    if rate.target is None or rate.target.value is None:
        return progress.show_percent(rate.rate)
    return progress.show_percent(rate.rate, rate.target.op, Fraction(rate.target.value))


def _base_word(rate: RateLine) -> str:
    name = catalogue.BASE_NAMES.get(rate.indicator.denominator, "mẫu số")
    return f"{name[:1].lower()}{name[1:]}".removesuffix(" trong độ tuổi")


class SummaryCard(Card):
    """Title with the sum as a chip, one sentence under it; without a head only the sentence."""

    def __init__(self) -> None:
        super().__init__((16, 10, 16, 10), gap=4)
        self._head = SectionHeader("")
        self._chip = Chip(Tone.GOOD, "")
        self._head.add(self._chip)
        self._text = Text("", "ink2", is_wrapped=True)
        self.add(self._head)
        self.add(self._text)

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def check(self) -> str:
        return "" if self._chip.isHidden() else self._chip.text()

    def show_summary(self, said: Summary, has_head: bool) -> None:
        self.setProperty("card", "1" if has_head else "")
        restyle(self)
        side, top = (16, 10) if has_head else (0, 0)
        self.body.setContentsMargins(side, top, side, top)
        self._head.setVisible(has_head)
        self._head.set_texts(said.title)
        self._chip.setVisible(bool(said.check))
        if said.check:
            self._chip.set_state(said.tone, said.check)
        self._text.setText(said.text)
        self._text.setVisible(bool(said.text))
        self.setVisible(bool(said.text) or (has_head and bool(said.check)))
