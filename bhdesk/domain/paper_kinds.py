"""The papers the office can make: what each is called, which periods it takes, its file's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import PeriodKind

if TYPE_CHECKING:
    from bhdesk.domain.periods import Period

_ALL = frozenset(PeriodKind)


@dataclass(frozen=True, slots=True)
class PaperKind:
    """`title` as lists show it; `stem` begins the file's name in plain letters.

    `is_periodic`: one of the reports every period has, with the full text. `is_numbered`: it has a
    number, a day and a signature of its own. `has_text`: it has sentences the officer can edit.
    """

    key: str
    title: str
    periods: frozenset[PeriodKind]
    stem: str
    is_periodic: bool = False
    is_numbered: bool = False
    has_text: bool = True

    @property
    def is_issued(self) -> bool:
        """Whether it goes out under a letterhead of its own; the others go with another paper."""
        return self.is_numbered and self.has_text

    def file_name(self, period: Period) -> str:
        """The name offered when saving, without ending; every mail program keeps plain letters."""
        return f"{self.stem} {_plain(period)}"

    def named(self, period: Period) -> str:
        """What a list of papers calls the one of a period: "Báo cáo quý II/2026"."""
        return f"{'Báo cáo' if self.is_periodic else self.title} {period.label}"

    def refuse_wrong(self, period: Period) -> None:
        """Raises UserError report.wrong_period where the paper is not made of such a period."""
        if period.kind not in self.periods:
            wanted = ", ".join(kind.word for kind in PeriodKind if kind in self.periods)
            raise UserError(
                "report.wrong_period", paper=self.title, period=period.label, wanted=wanted
            )


def _plain(period: Period) -> str:
    if period.kind is PeriodKind.MONTH:
        return f"thang {period.number:02d}-{period.year}"
    if period.kind is PeriodKind.QUARTER:
        return f"quy {period.number}-{period.year}"
    if period.kind is PeriodKind.HALF:
        return f"6 thang {('dau', 'cuoi')[period.number - 1]} nam {period.year}"
    return f"nam {period.year}"


PAPER_KINDS = (
    PaperKind("month", "Báo cáo tháng", frozenset({PeriodKind.MONTH}), "Bao cao", True, True),
    PaperKind("quarter", "Báo cáo quý", frozenset({PeriodKind.QUARTER}), "Bao cao", True, True),
    PaperKind("half", "Báo cáo 6 tháng", frozenset({PeriodKind.HALF}), "Bao cao", True, True),
    PaperKind("year", "Báo cáo năm", frozenset({PeriodKind.YEAR}), "Bao cao", True, True),
    PaperKind(
        "peak", "Báo cáo tháng cao điểm", frozenset({PeriodKind.MONTH}), "Bao cao cao diem",
        is_numbered=True,
    ),
    PaperKind("section", "Nội dung báo cáo kinh tế - xã hội", _ALL, "Noi dung bao cao KT-XH"),
    PaperKind("ranking", "Xếp hạng các đơn vị", _ALL, "Xep hang", is_numbered=True),
    PaperKind(
        "allocation", "Phụ lục phân bổ chỉ tiêu", frozenset({PeriodKind.YEAR}),
        "Phu luc phan bo chi tieu", has_text=False,
    ),
    PaperKind("villages", "Phiếu tiến độ từng đơn vị", _ALL, "Phieu tien do", has_text=False),
    PaperKind(
        "milestones", "Chậm đóng và các mốc chỉ tiêu", _ALL, "Cham dong va moc chi tieu",
        is_numbered=True,
    ),
    PaperKind(
        "activities", "Danh mục hội nghị, hoạt động", _ALL, "Danh muc hoi nghi", is_numbered=True,
        has_text=False,
    ),
)  # fmt: skip
_BY_KEY = {kind.key: kind for kind in PAPER_KINDS}
_PERIODIC = {
    PeriodKind.MONTH: "month", PeriodKind.QUARTER: "quarter", PeriodKind.HALF: "half",
    PeriodKind.YEAR: "year",
}  # fmt: skip


def kind_of(key: str) -> PaperKind:
    """The kind of that key, which must be one of PAPER_KINDS."""
    return _BY_KEY[key]


def periodic(period: Period) -> PaperKind:
    """The full report of a period."""
    return _BY_KEY[_PERIODIC[period.kind]]
