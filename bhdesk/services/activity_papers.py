"""The papers of one meeting: minutes, invitation and attendance sheet, as PDF or Word file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import invitation, review_minutes
from bhdesk.domain import minutes as minutes_of
from bhdesk.domain.errors import UserError
from bhdesk.domain.meeting_words import MeetingDetails
from bhdesk.exchange import papers
from bhdesk.store import logbook, obstacle_book, reads, task_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.store.engine import Store

    Drawing = Callable[[Frame, Activity, MeetingDetails], Document]

_NONE = MeetingDetails()


def minutes(store: Store, number: int, details: MeetingDetails = _NONE) -> Document:
    """The minutes of a meeting that was held (Mẫu 1.9), with what the records say of it.

    Raises UserError activity.unknown, activity.no_paper, activity.not_held.
    """
    return _drawn(store, number, details, minutes_of.document, is_told=True)


def invited(store: Store, number: int, details: MeetingDetails = _NONE) -> Document:
    """The invitation to a meeting (Mẫu 1.7), signed by the first of those who sign.

    Raises UserError activity.unknown, activity.no_paper, activity.is_cancelled.
    """
    return _drawn(store, number, details, invitation.document)


def attendance(store: Store, number: int, details: MeetingDetails = _NONE) -> Document:
    """The sheet on which those who come sign; raises as invited()."""
    return _drawn(store, number, details, invitation.attendance)


def _drawn(
    store: Store, number: int, details: MeetingDetails, draw: Drawing, *, is_told: bool = False
) -> Document:
    with store.read() as db:
        found = logbook.activity(db, number)
        if found is None:
            raise UserError("activity.unknown", id=number)
        frame = reads.frame(db, found.day)
        if is_told:
            since = task_book.last_review(db, found.day)
            register = obstacle_book.until(db, found.day)
            found = review_minutes.told(found, task_book.tasks(db), register, since)
        signers = [signer for signer in reads.signers(db) if signer.is_active]
    if details.signer is None and signers:
        details = replace(details, signer=signers[0])
    return draw(frame, found, details)


def pages(document: Document, resources: Path) -> bytes:
    """The bytes of a paper as PDF, the same that save() writes; raises UserError paper.*."""
    return papers.pdf(document, resources)


def save(document: Document, target: Path, resources: Path) -> None:
    """Write a paper of a meeting as .pdf or .docx, whole or not at all.

    Raises UserError activity.paper_format, paper.*; StoreProblem file.*.
    """
    ending = target.suffix.lower()
    if ending == ".pdf":
        papers.save(target, papers.pdf(document, resources))
    elif ending == ".docx":
        papers.save_docx(target, document, resources)
    else:
        raise UserError("activity.paper_format", name=target.name)
