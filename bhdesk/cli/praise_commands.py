"""Commands about proposals of commendation and the employers that are late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.cli import papers
from bhdesk.cli.context import Context, table
from bhdesk.cli.people_commands import day_or_today, iso
from bhdesk.domain import text
from bhdesk.domain.commendations import STATE_WORDS, NomineeKind, Proposal
from bhdesk.services import commendations

if TYPE_CHECKING:
    import argparse


def late(context: Context, options: argparse.Namespace) -> int:
    """How many months an employer is late; raises UserError commendation.*."""
    months, as_of = text.parse_count(options.months), text.parse_date(options.as_of)
    _, replaced = commendations.set_late(context.store, options.name, months, as_of)
    if replaced is not None:
        context.tell(f"⚠ {replaced.words}")
    context.answer({}, [f"Đã ghi: {text.nfc(options.name)} chậm đóng {months} tháng."])
    return 0


def propose(context: Context, options: argparse.Namespace) -> int:
    """Write a proposal down; what stops it stands in the answer."""
    given = Proposal(
        options.name, NomineeKind(options.kind), text.parse_date(options.date),
        options.achievement or "", options.form or "",
    )  # fmt: skip
    is_enrolled = False if options.not_enrolled else None
    made = commendations.propose(context.store, given, is_enrolled=is_enrolled)[1]
    said = [f"Đã ghi đề nghị khen thưởng số {made.id}."]
    said += [f"Bị dừng: {made.bar}."] if made.bar else []
    context.answer(_json(made), said)
    return 0


def show(context: Context, _: argparse.Namespace) -> int:
    """The proposals, and the employers that are late."""
    listed = commendations.listed(context.store)
    employers = commendations.late_employers(context.store)
    value = {
        "rows": [_json(one) for one in listed],
        "late": [
            {"name": e.name, "months": e.months, "as_of": iso(e.as_of), "barred": e.is_barred}
            for e in employers
        ],
    }
    shown = [[f"{one.id:>3}  {one.name}", STATE_WORDS[one.state], one.bar] for one in listed]
    lines = table([" Số  Tên", "Tình trạng", "Lý do dừng"], shown)
    told = [f"{e.name}: chậm đóng {e.months} tháng ({text.day(e.as_of)})" for e in employers]
    context.answer(value, [*(lines if listed else ["Chưa có đề nghị nào."]), *told])
    return 0


def decide(context: Context, options: argparse.Namespace) -> int:
    """The recorded decision of a person; raises UserError commendation.*."""
    number, on = text.parse_count(options.id), day_or_today(context, options.on)
    is_allowed = options.decision == "allow"
    commendations.decide(
        context.store, number, options.who, options.reason, on, is_allowed=is_allowed
    )
    word = "cho tiếp tục" if is_allowed else "không cho tiếp tục"
    context.answer({}, [f"Đã ghi quyết định: đề nghị số {number} {word}."])
    return 0


def submit(context: Context, options: argparse.Namespace) -> int:
    """Put it before the council; raises UserError commendation.stopped while it is stopped."""
    number, on = text.parse_count(options.id), day_or_today(context, options.on)
    commendations.submit(context.store, number, on)
    context.answer({}, [f"Đã trình đề nghị số {number}."])
    return 0


def remove(context: Context, options: argparse.Namespace) -> int:
    """Take out a proposal nobody decided on; raises UserError commendation.*."""
    commendations.remove(context.store, text.parse_count(options.id))
    context.answer({}, ["Đã bỏ."])
    return 0


def sheet(context: Context, options: argparse.Namespace) -> int:
    """The list for the council as a landscape annex."""
    made = commendations.paper(context.store, day_or_today(context, options.on))
    return papers.write(context, made, options.out)


def _json(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "kind": one.kind.value, "state": one.state.value,
        "date": iso(one.proposed_on), "achievement": one.achievement, "form": one.form,
        "bar": one.bar or None, "allowed": one.is_allowed, "decided_by": one.decided_by,
        "decided_on": iso(one.decided_on), "reason": one.reason,
        "submitted_on": iso(one.submitted_on),
    }  # fmt: skip
