"""Proposals of commendation, and the bar that only a human decision lifts (R56, R71, R72)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import schools, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bhdesk.domain.plans import Plan
    from bhdesk.domain.schools import SchoolRow

LATE_MONTHS = 3
"""From so many months on an employer is barred (HN III.3 g4; TV III.1)."""

NOT_ENROLLED = "bản thân chưa tham gia BHXH, BHYT"
_MEMBER_RULE = "no_honour_member"
_LATE = ("chậm đóng", "trốn đóng", "nợ bảo hiểm")
_HONOUR = ("khen thưởng", "vinh danh", "thi đua", "tôn vinh")


class NomineeKind(StrEnum):
    COLLECTIVE = "collective"
    PERSON = "person"
    EMPLOYER = "employer"


KIND_WORDS = {
    NomineeKind.COLLECTIVE: "Tập thể",
    NomineeKind.PERSON: "Cá nhân",
    NomineeKind.EMPLOYER: "Đơn vị sử dụng lao động",
}


class ProposalState(StrEnum):
    OPEN = "open"
    STOPPED = "stopped"
    ALLOWED = "allowed"
    REFUSED = "refused"
    SUBMITTED = "submitted"


STATE_WORDS = {
    ProposalState.OPEN: "Chờ trình",
    ProposalState.STOPPED: "Bị dừng, chờ quyết định",
    ProposalState.ALLOWED: "Được quyết định cho tiếp tục",
    ProposalState.REFUSED: "Không cho tiếp tục",
    ProposalState.SUBMITTED: "Đã trình",
}


@dataclass(frozen=True, slots=True)
class LateEmployer:
    """How many months an employer was behind with its contributions on a day."""

    name: str
    months: int
    as_of: date
    id: int = 0

    @property
    def is_barred(self) -> bool:
        """Whether it is late long enough to bar a commendation."""
        return self.months >= LATE_MONTHS


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who is proposed for what; `bar` says why it was stopped, the decision who let it go on."""

    name: str
    kind: NomineeKind
    proposed_on: date
    achievement: str = ""
    form: str = ""
    bar: str = ""
    is_allowed: bool | None = None
    decided_by: str = ""
    decided_on: date | None = None
    reason: str = ""
    submitted_on: date | None = None
    id: int = 0

    @property
    def state(self) -> ProposalState:
        """How far it has come."""
        if self.submitted_on is not None:
            return ProposalState.SUBMITTED
        if self.is_allowed is not None:
            return ProposalState.ALLOWED if self.is_allowed else ProposalState.REFUSED
        return ProposalState.STOPPED if self.bar else ProposalState.OPEN

    @property
    def is_not_enrolled(self) -> bool:
        """Whether the office said so of the person proposed."""
        return self.bar.startswith(NOT_ENROLLED)


def bar_of(
    name: str, late: Iterable[LateEmployer], plan: Plan, listed: Iterable[SchoolRow] = ()
) -> str:
    """Why somebody cannot be proposed: "chậm đóng 4 tháng (III.3)", with the plan's own rule.

    `listed` are the schools with their newest figures.
    """
    key = _key(name)
    for employer in late:
        if employer.is_barred and _key(employer.name) == key:
            return _cited(f"chậm đóng {employer.months} tháng", _rule(plan))
    for row in listed:
        if row.count is not None and row.is_barred and _key(row.school.name) == key:
            told = f"học sinh tham gia BHYT mới đạt {row.count.shown_rate}"
            missing = f"còn {text.count(row.count.missing)} em chưa có thẻ"
            return _cited(f"{told}, {missing}", schools.cite_of(plan))
    return ""


def member_bar(plan: Plan) -> str:
    """Why a person who is not enrolled cannot be proposed: the office says so, no list tells it."""
    cite = next((rule.cite for rule in plan.rules if rule.key == _MEMBER_RULE), "")
    return _cited(NOT_ENROLLED, cite)


def _cited(told: str, cite: str) -> str:
    return f"{told} ({cite})" if cite else told


def _key(name: str) -> str:
    """A name however it is spelled; a school is written with or without the word."""
    return text.match_key(name).removeprefix(text.match_key("Trường")).strip()


def _rule(plan: Plan) -> str:
    """Where the plan says that employers paying late are not honoured."""
    for rule in plan.rules:
        words = rule.text.lower()
        if any(word in words for word in _LATE) and any(word in words for word in _HONOUR):
            return rule.cite
    return ""
