"""Employers paying late and proposals of commendation in the data file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.commendations import LateEmployer, NomineeKind, Proposal
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing


def employers(db: Reading) -> tuple[LateEmployer, ...]:
    """The employers known to be late, those that are so longest first."""
    rows = db.all("SELECT name, months, as_of, id FROM late_employer ORDER BY months DESC, id")
    return tuple(
        LateEmployer(name, months, date.fromisoformat(day), number)
        for name, months, day, number in rows
    )


def keep_employer(db: Writing, new: LateEmployer) -> None:
    """Add an employer (id 0) or change it; one that is no longer late is taken out."""
    values = {"name": new.name, "months": new.months, "as_of": new.as_of}
    if new.id and not new.months:
        records.delete(db, "late_employer", {"id": new.id}, ref=str(new.id))
    elif new.id:
        records.update(db, "late_employer", {"id": new.id}, values, ref=str(new.id))
    elif new.months:
        records.insert(db, "late_employer", "", **values)


def proposals(db: Reading) -> tuple[Proposal, ...]:
    """Every proposal, by number."""
    rows = db.all(
        "SELECT name, kind, proposed_on, achievement, form, bar, is_allowed, decided_by,"
        " decided_on, reason, submitted_on, id FROM commendation ORDER BY id"
    )
    return tuple(
        Proposal(
            name, NomineeKind(kind), date.fromisoformat(day), achievement, form, bar,
            None if allowed is None else bool(allowed), by, reads.day(decided), reason,
            reads.day(submitted), number,
        )
        for name, kind, day, achievement, form, bar, allowed, by, decided, reason, submitted,
        number in rows
    )  # fmt: skip


def keep(db: Writing, new: Proposal) -> int:
    """Add a proposal (id 0) or change it; gives its number."""
    values: dict[str, object] = {
        "name": new.name, "kind": new.kind.value, "proposed_on": new.proposed_on,
        "achievement": new.achievement, "form": new.form, "bar": new.bar,
        "is_allowed": new.is_allowed, "decided_by": new.decided_by,
        "decided_on": new.decided_on, "reason": new.reason, "submitted_on": new.submitted_on,
    }  # fmt: skip
    return records.keep(db, "commendation", new.id, values)


def remove(db: Writing, number: int) -> None:
    """Take out a proposal nobody decided on."""
    records.delete(db, "commendation", {"id": number}, ref=str(number))
