"""An official paper as a value: what stands on it, in which order, before any page is drawn.

The form (sizes, margins, order of boxes) is Nghị định 30/2020/NĐ-CP, Phụ lục I; the numbers of the
form are data in resources/forms, never here. PDF, Excel and the preview all draw this value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bhdesk.domain.periods import Period


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class TextKind(StrEnum):
    """BODY: justified, first line indented. BASIS: căn cứ, italic. NOTE: small, under a table."""

    BODY = "body"
    BASIS = "basis"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1: "I. KẾT QUẢ" (upper case, bold); level 2: "1. Bảo hiểm y tế" (bold)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    kind: TextKind = TextKind.BODY


@dataclass(frozen=True, slots=True)
class Points:
    """A list of điểm: a) b) c) d) đ) e) g) ..., lettered by the Vietnamese alphabet when drawn."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is the share of the width; `group` heads a row above, spanning equal neighbours."""

    title: str
    weight: float = 1.0
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which figure of the data file a number is: `unit` None is the whole office.

    `part` as counts.Part names it, or target, plan_pct, rate; the period is the one reported on.
    """

    unit: int | None
    measure: str
    period: Period
    part: str = "closing"


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as printed; `value` as Excel stores it (None: text only); `decimals` of the number.

    `origin` tells where the number comes from, so that it can be explained.
    """

    text: str
    value: int | Decimal | None = None
    decimals: int = 0
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`name` names the Excel sheet; `caption` stands above the table, `note` under it.

    `key_columns` leading columns name the row: they are repeated where a table too wide for the
    page goes on with its other columns, and stay in view in Excel. `row_mm`: rows are at least so
    high, to be written in by hand.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    name: str = ""
    note: str = ""
    caption: str = ""
    key_columns: int = 1
    row_mm: float = 0.0


class ChartKind(StrEnum):
    """PROGRESS: the year as lines. COVERAGE, FORECAST: lying bars. TREND: columns by month."""

    PROGRESS = "progress"
    COVERAGE = "coverage"
    TREND = "trend"
    FORECAST = "forecast"


class Role(StrEnum):
    """What a series of a chart tells; how it is drawn follows from that."""

    ACTUAL = "actual"
    PLAN = "plan"
    TARGET = "target"
    FORECAST = "forecast"
    YEAR_AGO = "year_ago"


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each label of the chart, None a gap; `texts` are printed for the values.

    Without `texts` the values themselves are written, by the Vietnamese rules.
    """

    role: Role
    name: str
    values: tuple[int | Decimal | None, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures: `labels` name months, units or indicators; `unit` what is counted.

    `caption` stands above, `note` under it. `at` is the label that stands out (the month, the
    whole office), `marked` are those behind, told as `marked_name`.
    """

    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    caption: str = ""
    note: str = ""
    at: int | None = None
    marked: tuple[int, ...] = ()
    marked_name: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether the values are percents."""
        return self.unit.startswith("%")

    def of(self, role: Role) -> Series | None:
        """The series that tells this; None where the chart has none."""
        return next((series for series in self.series if series.role is role), None)


Block = Heading | Paragraph | Points | Table | Chart


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Boxes 1-4. `parent` is the direct superior (may be empty); `issuer` one entry a line.

    `number` None and `day` None leave the blanks that are filled in by hand after signing; `month`
    is (year, month), printed while the day is still open. Minutes are not dated (no such line).
    """

    parent: str
    issuer: tuple[str, ...]
    symbol: str
    place: str
    number: int | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """Box 7: `lines` such as ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), a second post, then the name."""

    lines: tuple[str, ...]
    name: str
    second_post: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Box "Phụ lục": own page numbers; `number` is Roman, empty for the only annex.

    `is_form`: a table to be filled in, which is nobody's annex.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    reference: str = ""
    is_landscape: bool = True
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. `abstract` has one entry per printed line; `sample_mark` stands on every page.

    `left_signature`: who signs beside the other, as the secretary of minutes does (Mẫu 1.9).
    """

    letterhead: Letterhead
    kind: str
    abstract: tuple[str, ...]
    blocks: tuple[Block, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = field(default_factory=tuple)
    sample_mark: str = ""
    left_signature: Signature | None = None
