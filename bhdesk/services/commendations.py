"""Proposals of commendation: stopped for an employer paying late, going on by a decision only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import commendations, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.commendations import LateEmployer, ProposalState
from bhdesk.domain.errors import UserError
from bhdesk.store import praise_book, reads

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.commendations import Proposal
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


def late_employers(store: Store, months: int = 0) -> tuple[LateEmployer, ...]:
    """The employers late for at least so many months, the longest first (R55)."""
    with store.read() as db:
        return tuple(one for one in praise_book.employers(db) if one.months >= months)


def set_late(store: Store, name: str, months: int, as_of: date) -> Changes:
    """How many months an employer is late on a day; 0 takes it off the list.

    Raises UserError commendation.no_name, commendation.months, text.unprintable.
    """
    clean = text.nfc(name)
    text.refuse_unprintable(clean)
    if not clean:
        raise UserError("commendation.no_name")
    if months < 0:
        raise UserError("commendation.months")
    with store.write("Ghi đơn vị chậm đóng") as db:
        key = text.match_key(clean)
        known = praise_book.employers(db)
        number = next((one.id for one in known if text.match_key(one.name) == key), 0)
        praise_book.keep_employer(db, LateEmployer(clean, months, as_of, number))
    return Changes.of(Area.COMMENDATIONS)


def listed(store: Store) -> tuple[Proposal, ...]:
    """The proposals by number, those stopped by today's list of late employers included."""
    with store.read() as db:
        return tuple(_judged(db, one) for one in praise_book.proposals(db))


def propose(store: Store, given: Proposal) -> tuple[Changes, Proposal]:
    """Write a proposal down; one of an employer late for 3 months or more is stopped at once.

    Gives the proposal as it stands, with its bar. Raises UserError commendation.no_name,
    text.unprintable.
    """
    name, achievement = text.nfc(given.name), text.nfc(given.achievement)
    form = text.nfc(given.form)
    if not name:
        raise UserError("commendation.no_name")
    for shown in (name, achievement, form):
        text.refuse_unprintable(shown)
    with store.write("Đề nghị khen thưởng") as db:
        bar = commendations.bar_of(name, praise_book.employers(db), reads.plan(db))
        made = replace(
            given, name=name, achievement=achievement, form=form, bar=bar, is_allowed=None,
            decided_by="", decided_on=None, reason="", submitted_on=None, id=0,
        )  # fmt: skip
        made = replace(made, id=praise_book.keep(db, made))
    return Changes.of(Area.COMMENDATIONS), made


def decide(
    store: Store, number: int, who: str, reason: str, on: date, *, is_allowed: bool
) -> Changes:
    """Somebody decides on a stopped proposal; who, when and why stay recorded.

    Raises UserError commendation.no_decision, commendation.not_stopped, commendation.unknown.
    """
    by, why = text.nfc(who), text.nfc(reason)
    if not by or not why:
        raise UserError("commendation.no_decision")
    for shown in (by, why):
        text.refuse_unprintable(shown)
    with store.write(f"Quyết định về đề nghị khen thưởng số {number}") as db:
        found = _stored(db, number)
        if found.state is not ProposalState.STOPPED:
            raise UserError("commendation.not_stopped")
        praise_book.keep(
            db, replace(found, is_allowed=is_allowed, decided_by=by, decided_on=on, reason=why)
        )
    return Changes.of(Area.COMMENDATIONS)


def submit(store: Store, number: int, on: date) -> Changes:
    """Put a proposal before the council, barred ones by a decision only.

    Raises UserError commendation.stopped (with the reason), commendation.refused,
    commendation.submitted, commendation.unknown.
    """
    with store.write(f"Trình đề nghị khen thưởng số {number}") as db:
        found = _stored(db, number)
        _refuse_stopped(found)
        praise_book.keep(db, replace(found, submitted_on=on))
    return Changes.of(Area.COMMENDATIONS)


def _stored(db: Reading, number: int) -> Proposal:
    found = next((one for one in praise_book.proposals(db) if one.id == number), None)
    if found is None:
        raise UserError("commendation.unknown", id=number)
    return _judged(db, found)


def _judged(db: Reading, found: Proposal) -> Proposal:
    """With the bar of today, where it is not decided on: employers become late afterwards too."""
    if found.bar or found.state is not ProposalState.OPEN:
        return found
    bar = commendations.bar_of(found.name, praise_book.employers(db), reads.plan(db))
    return replace(found, bar=bar)


def _refuse_stopped(found: Proposal) -> None:
    state = found.state
    if state is ProposalState.SUBMITTED and found.submitted_on:
        raise UserError("commendation.submitted", day=text.day(found.submitted_on))
    if state is ProposalState.REFUSED:
        raise UserError("commendation.refused", name=found.name)
    if state is ProposalState.STOPPED:
        raise UserError("commendation.stopped", name=found.name, bar=found.bar)
