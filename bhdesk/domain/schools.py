"""Schools: how many pupils have a card of health insurance, and which schools lack some (R23)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Plan

MAX_NAME = 200
FULL = Fraction(100)
# The school year of a commune's figures runs from September to August.
_FIRST_MONTH = 9
_RULE = "no_honour_school"
BAR = "Chưa bảo đảm 100% học sinh tham gia BHYT: chưa bình xét, vinh danh"

LEVEL_WORDS = {
    "": "",
    "preschool": "Mầm non",
    "primary": "Tiểu học",
    "lower_secondary": "THCS",
    "combined": "TH và THCS",
    "upper_secondary": "THPT",
    "continuing": "GDNN - GDTX",
}


@dataclass(frozen=True, slots=True)
class School:
    """`level` is a key of LEVEL_WORDS, `unit` the village it lies in (None: not said)."""

    name: str
    level: str = ""
    unit: int | None = None
    is_active: bool = True
    id: int = 0


@dataclass(frozen=True, slots=True)
class SchoolCount:
    """Pupils, those with a card as pupils, and those with a card of another group."""

    pupils: int
    own_cards: int
    other_cards: int

    @property
    def base(self) -> int:
        """Pupils who need a card as pupils."""
        return self.pupils - self.other_cards

    @property
    def missing(self) -> int:
        """Pupils without any card."""
        return self.base - self.own_cards

    @property
    def rate(self) -> Fraction | None:
        """Percent of those who need one with a card; None where nobody does."""
        return progress.share(self.own_cards, self.base)

    @property
    def is_full(self) -> bool:
        """Whether no pupil is without a card; decided by heads, never by a printed percent."""
        return self.missing == 0

    @property
    def printed_rate(self) -> tuple[Decimal | None, int]:
        """The percent rounded and its decimals: as many as keep it from 100 while some miss."""
        places = 2
        while not self.is_full and places < progress.MAX_PLACES:
            if progress.printed(self.rate, places) != FULL:
                break
            places += 1
        return progress.printed(self.rate, places), places

    @property
    def shown_rate(self) -> str:
        """The percent as printed, never 100,00% while somebody is missing."""
        return text.percent(*self.printed_rate)

    def __add__(self, other: SchoolCount) -> SchoolCount:
        return SchoolCount(
            self.pupils + other.pupils,
            self.own_cards + other.own_cards,
            self.other_cards + other.other_cards,
        )


@dataclass(frozen=True, slots=True)
class SchoolTyped:
    """The three figures as far as they are known; a list is often typed column by column."""

    pupils: int | None = None
    own_cards: int | None = None
    other_cards: int | None = None

    @property
    def count(self) -> SchoolCount | None:
        """The figures to reckon with; None until all three are known."""
        if self.pupils is None or self.own_cards is None or self.other_cards is None:
            return None
        return SchoolCount(self.pupils, self.own_cards, self.other_cards)

    @classmethod
    def of(cls, count: SchoolCount) -> SchoolTyped:
        """All three known."""
        return cls(count.pupils, count.own_cards, count.other_cards)


NOTHING = SchoolTyped()


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school in a month."""

    school: School
    typed: SchoolTyped = NOTHING
    before: SchoolCount | None = None

    @property
    def count(self) -> SchoolCount | None:
        """None until pupils and both kinds of cards are known."""
        return self.typed.count

    @property
    def is_barred(self) -> bool:
        """Whether emulation is barred: the reason is shown, a person decides (R72)."""
        return self.count is not None and not self.count.is_full


@dataclass(frozen=True, slots=True)
class SchoolTable:
    """The schools of a month; `cite` is where the plan sets the bar, "" where it sets none."""

    month: Month
    rows: tuple[SchoolRow, ...]
    cite: str = ""

    @property
    def total(self) -> SchoolCount | None:
        """All known schools together; None without any."""
        known = [row.count for row in self.rows if row.count is not None]
        return sum(known, SchoolCount(0, 0, 0)) if known else None

    @property
    def below(self) -> tuple[SchoolRow, ...]:
        """The schools that are not at 100 %, the one with most missing first."""
        found = [row for row in self.rows if row.is_barred]
        found.sort(key=lambda row: (-(row.count.missing if row.count else 0),
                                    text.sort_key(row.school.name)))  # fmt: skip
        return tuple(found)

    @property
    def blanks(self) -> int:
        """Schools of which nothing is known."""
        return sum(row.count is None for row in self.rows)

    @property
    def bar(self) -> str:
        """Why the schools below 100 % are barred, with the place in the plan."""
        return f"{BAR} (kế hoạch, mục {self.cite})" if self.cite else BAR


def school_year(month: Month) -> str:
    """The school year a month lies in: "2026–2027" from September 2026 to August 2027."""
    start = month.year if month.number >= _FIRST_MONTH else month.year - 1
    return f"{start}–{start + 1}"


def first_month(month: Month) -> Month:
    """The September its school year began with."""
    year = month.year if month.number >= _FIRST_MONTH else month.year - 1
    return type(month)(year, _FIRST_MONTH)


def cite_of(plan: Plan) -> str:
    """Where the plan bars schools below 100 % from honours, "" where it does not."""
    return next((rule.cite for rule in plan.rules if rule.key == _RULE), "")


def table(
    month: Month,
    listed: Iterable[School],
    counts: Mapping[int, SchoolTyped],
    before: Mapping[int, SchoolTyped],
    cite: str,
) -> SchoolTable:
    """The schools by level and name; a school that ended stands only while it has figures."""
    order = list(LEVEL_WORDS)
    kept = [one for one in listed if one.is_active or one.id in counts]
    kept.sort(key=lambda one: (order.index(one.level), text.sort_key(one.name)))
    rows = (
        SchoolRow(one, counts.get(one.id, NOTHING), before.get(one.id, NOTHING).count)
        for one in kept
    )
    return SchoolTable(month, tuple(rows), cite)


def refuse_count(name: str, count: SchoolTyped) -> None:
    """Raises UserError school.negative, school.pupils_first, school.over."""
    own, other = count.own_cards or 0, count.other_cards or 0
    if min(count.pupils or 0, own, other) < 0:
        raise UserError("school.negative", name=name)
    if count.pupils is None and count != NOTHING:
        raise UserError("school.pupils_first", name=name)
    if own + other > (count.pupils or 0):
        raise UserError("school.over", name=name, own=own, other=other, pupils=count.pupils or 0)
