"""Proposals of commendation and late employers as rows of one list, and a proposal in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.commendations import KIND_WORDS, STATE_WORDS, ProposalState
from bhdesk.ui.lists import RowItem
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.commendations import LateEmployer, Proposal

TONES = {
    ProposalState.STOPPED: Tone.BAD, ProposalState.OPEN: Tone.INFO,
    ProposalState.ALLOWED: Tone.WARN, ProposalState.REFUSED: Tone.MUTED,
    ProposalState.SUBMITTED: Tone.GOOD,
}  # fmt: skip


def rows(proposals: Sequence[Proposal], late: Sequence[LateEmployer]) -> list[RowItem]:
    """What waits for a decision first; the employers under a heading of their own."""
    order = list(TONES)
    ranked = sorted(proposals, key=lambda one: (order.index(one.state), one.id))
    found = [_proposal(one) for one in ranked]
    if late:
        found.append(RowItem("head", f"Đơn vị chậm đóng ({len(late)})", is_heading=True))
    return found + [_late(one) for one in late]


def _proposal(one: Proposal) -> RowItem:
    state = f"{STATE_WORDS[one.state].partition(',')[0]}: {one.bar}" if (
        one.state is ProposalState.STOPPED
    ) else STATE_WORDS[one.state]  # fmt: skip
    second = " · ".join(part for part in (KIND_WORDS[one.kind], one.form) if part)
    return RowItem(f"praise:{one.id}", one.name, second, right=text.day(one.proposed_on),
                   state=state, tone=TONES[one.state])  # fmt: skip


def _late(one: LateEmployer) -> RowItem:
    tone = Tone.BAD if one.is_barred else Tone.WARN
    return RowItem(f"late:{one.id}", one.name, f"Số liệu ngày {text.day(one.as_of)}",
                   state=f"Chậm đóng {one.months} tháng", tone=tone)  # fmt: skip


def facts(one: Proposal) -> list[str]:
    """Achievement, form, days, and who decided why."""
    lines = [
        f"{name}: {said}"
        for name, said in (
            ("Thành tích", one.achievement), ("Hình thức đề nghị", one.form),
            ("Ngày đề nghị", text.day(one.proposed_on)),
        )
        if said
    ]  # fmt: skip
    if one.decided_on is not None:
        word = "cho tiếp tục" if one.is_allowed else "không cho tiếp tục"
        lines.append(f"{one.decided_by} {word}, ngày {text.day(one.decided_on)}.")
        lines.append(f"Lý do quyết định: {one.reason}")
    if one.submitted_on is not None:
        lines.append(f"Đã trình ngày {text.day(one.submitted_on)}.")
    return lines
