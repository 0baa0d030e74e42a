"""Proposals of commendation: stopped by what bars them, going on by a decision only (R71, R72)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import commendations, official_praise, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.commendations import LateEmployer, NomineeKind, ProposalState
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.schools import NOTHING, SchoolRow
from bhdesk.store import month_book, praise_book, reads, school_book

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.commendations import Proposal
    from bhdesk.domain.document import Document
    from bhdesk.domain.schools import SchoolTyped
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing


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
        _count_late(db, as_of)
    return Changes.of(Area.COMMENDATIONS, Area.COUNTS)


def _count_late(db: Writing, as_of: date) -> None:
    """The quarter's number of late employers follows the list; a closed month stays as it is."""
    quarter = Period.of(PeriodKind.QUARTER, Month.of(as_of))
    if quarter.last.key not in month_book.locked(db, db.now.date()):
        barred = sum(one.is_barred for one in praise_book.employers(db))
        school_book.put_late_count(db, quarter.last, barred)


def listed(store: Store) -> tuple[Proposal, ...]:
    """The proposals by number, those stopped by today's list of late employers included."""
    with store.read() as db:
        return tuple(_judged(db, one) for one in praise_book.proposals(db))


def propose(
    store: Store, given: Proposal, *, is_enrolled: bool | None = None
) -> tuple[Changes, Proposal]:
    """Write a proposal down; what bars it (R72) stops it at once.

    `is_enrolled` False: of a person, who is stopped too. Gives the proposal as it stands, with its
    bar. Raises UserError commendation.no_name, text.unprintable.
    """
    clean = _cleaned(given)
    with store.write("Đề nghị khen thưởng") as db:
        made = _barred(db, replace(clean, id=0), is_enrolled)
        made = replace(made, id=praise_book.keep(db, made))
    return Changes.of(Area.COMMENDATIONS), made


def change(
    store: Store, given: Proposal, expected: Proposal, *, is_enrolled: bool | None = None
) -> tuple[Changes, Proposal]:
    """Write a changed proposal, as long as nobody decided on it; what bars it is asked again.

    `expected` is the proposal as it was shown. Raises as propose(), and commendation.unknown,
    commendation.decided, commendation.stale.
    """
    clean = _cleaned(given)
    with store.write(f"Sửa đề nghị khen thưởng số {given.id}") as db:
        found = _stored(db, given.id)
        _refuse_decided(found)
        if found != expected:
            raise UserError("commendation.stale")
        made = _barred(db, clean, is_enrolled)
        praise_book.keep(db, made)
    return Changes.of(Area.COMMENDATIONS), made


def remove(store: Store, number: int) -> Changes:
    """Take out a proposal nobody decided on; raises UserError commendation.decided, .unknown."""
    with store.write(f"Bỏ đề nghị khen thưởng số {number}") as db:
        _refuse_decided(_stored(db, number))
        praise_book.remove(db, number)
    return Changes.of(Area.COMMENDATIONS)


def paper(store: Store, on: date) -> Document:
    """The list for the council, as an annex: who, for what, in which form, how it stands."""
    with store.read() as db:
        shown = tuple(_judged(db, one) for one in praise_book.proposals(db))
        return official_praise.document(reads.frame(db, on), shown, on)


def _cleaned(given: Proposal) -> Proposal:
    """The words composed, without a bar and a decision."""
    name, achievement = text.nfc(given.name), text.nfc(given.achievement)
    form = text.nfc(given.form)
    if not name:
        raise UserError("commendation.no_name")
    for shown in (name, achievement, form):
        text.refuse_unprintable(shown)
    return replace(
        given, name=name, achievement=achievement, form=form, bar="", is_allowed=None,
        decided_by="", decided_on=None, reason="", submitted_on=None,
    )  # fmt: skip


def _barred(db: Reading, made: Proposal, is_enrolled: bool | None = None) -> Proposal:
    """With what bars it today."""
    plan = reads.plan(db)
    bar = commendations.bar_of(made.name, praise_book.employers(db), plan, _schools(db))
    if not bar and is_enrolled is False and made.kind is NomineeKind.PERSON:
        bar = commendations.member_bar(plan)
    return replace(made, bar=bar)


def _schools(db: Reading) -> tuple[SchoolRow, ...]:
    """Each school with the newest whole figures there are of it."""
    newest: dict[int, SchoolTyped] = {}
    for key in school_book.months(db):
        typed = school_book.counts(db, Month.from_key(key))
        newest |= {number: one for number, one in typed.items() if one.count}
    return tuple(SchoolRow(one, newest.get(one.id, NOTHING)) for one in school_book.schools(db))


def _refuse_decided(found: Proposal) -> None:
    if found.state not in {ProposalState.OPEN, ProposalState.STOPPED}:
        raise UserError("commendation.decided", name=found.name)


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
    return _barred(db, found)


def _refuse_stopped(found: Proposal) -> None:
    state = found.state
    if state is ProposalState.SUBMITTED and found.submitted_on:
        raise UserError("commendation.submitted", day=text.day(found.submitted_on))
    if state is ProposalState.REFUSED:
        raise UserError("commendation.refused", name=found.name)
    if state is ProposalState.STOPPED:
        raise UserError("commendation.stopped", name=found.name, bar=found.bar)
