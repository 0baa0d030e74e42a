"""What the worker does for the reports page: the paper as bytes, and the files made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.letterhead import addressees, received
from bhdesk.services import issuing, reporting, targets
from bhdesk.ui.screens.reports import sentences
from bhdesk.ui.screens.reports.wishes import ALLOCATION

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.issued import Issued
    from bhdesk.domain.spots import Spot
    from bhdesk.services.issuing import Since
    from bhdesk.services.reporting import Paper
    from bhdesk.ui.screens.reports.sentences import Words
    from bhdesk.ui.screens.reports.wishes import Wish


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper drawn, or the reason why there is none; `saved` is the file just written.

    `issued`: the pages are the file that went out; `since` tells what has changed after that.
    `words` are its sentences, also of a paper that cannot be drawn.
    """

    wish: Wish
    pages: bytes = b""
    spots: tuple[Spot, ...] = ()
    paper: Paper | None = None
    document: Document | None = None
    words: Words | None = None
    issued: Issued | None = None
    since: Since | None = None
    problem: UserError | StoreProblem | None = None
    saved: Path | None = None


def draw(store: Any, wish: Wish, resources: Path) -> Draft:  # noqa: ANN401 - ui does not know the store
    """The pages of a paper; a refusal is part of the answer, not raised.

    A paper that went out is shown as it went out, until it is to be made once more.
    """
    try:
        issued = issuing.latest(store, *wish.place)
        if issued is not None and wish.renewal is None:
            return _frozen(store, wish, issued)
        return _drawn(store, wish, resources)
    except (UserError, StoreProblem) as problem:
        return Draft(wish, problem=problem)


def _drawn(store: Any, wish: Wish, resources: Path) -> Draft:  # noqa: ANN401 - as above
    paper, document = _made(store, wish)
    words = sentences.read(store, paper) if paper and wish.kind.has_text else None
    since = None
    if wish.renewal is not None and paper is not None:
        now = reporting.as_json(paper.report)
        since = issuing.changed_since(store, *wish.place, now)
        document = issuing.replacement(
            since, document, wish.renewal.nature, wish.renewal.reason
        )
    made = Draft(wish, paper=paper, document=document, words=words, since=since)
    try:
        pages = reporting.pages(document, resources)
    except (UserError, StoreProblem) as problem:
        return replace(made, problem=problem)
    return replace(made, pages=pages.data, spots=pages.spots)


def _made(store: Any, wish: Wish) -> tuple[Paper | None, Document]:  # noqa: ANN401 - as above
    if wish.kind.key == ALLOCATION:
        return None, targets.annex(store, wish.period.last.last_day)
    paper = reporting.paper(store, *_asked(wish))
    return paper, _addressed(paper.document, wish)


def _asked(wish: Wish) -> tuple[Any, ...]:
    return wish.kind.key, wish.period, wish.details, wish.own_target


def _addressed(document: Document, wish: Wish) -> Document:
    """Whom this one paper goes to, where that is not what the office has set."""
    if wish.addressee is not None and document.addressees:
        document = replace(document, addressees=addressees(wish.addressee))
    if wish.recipients is not None and document.recipients:
        first = tuple(line for line in document.recipients if line == "Như trên")
        lines = received(first, wish.recipients, document.recipients[-1])
        document = replace(document, recipients=lines)
    return document


def _frozen(store: Any, wish: Wish, issued: Issued) -> Draft:  # noqa: ANN401 - as above
    """The file as it went out; that today's figures cannot be told does not matter to it."""
    pages = issuing.pages(store, issued.id)
    try:
        paper, _ = _made(store, wish)
        now = reporting.as_json(paper.report) if paper is not None else {}
        since = issuing.changed_since(store, *wish.place, now)
    except (UserError, StoreProblem):
        return Draft(wish, pages, issued=issued)
    return Draft(wish, pages, issued=issued, since=since)


def save(store: Any, wish: Wish, resources: Path, target: Path) -> Draft:  # noqa: ANN401 - as above
    """Draws anew and writes: the PDF's bytes are those that the answer shows."""
    made = draw(store, wish, resources)
    if made.problem is not None:
        return made
    try:
        if target.suffix.lower() == ".pdf":
            reporting.save_pages(made.pages, target)
        elif made.document is not None:
            reporting.save_document(made.document, target, resources)
        return replace(made, saved=target)
    except (UserError, StoreProblem) as problem:
        return replace(made, problem=problem)


def ready(draft: Draft) -> issuing.Ready:
    """What is on the screen as it will go out."""
    assert draft.paper is not None
    assert draft.document is not None
    return issuing.ready(draft.paper, draft.document, draft.pages)


def change_words(since: Since) -> tuple[tuple[str, str, str], ...]:
    """(whose, what, old and new) of each figure that is no longer what the paper says."""
    return tuple(
        (
            one.unit_name or "Toàn đơn vị", f"{name}, {one.words}",
            f"{_figure(one.old)} → {_figure(one.new)}",
        )
        for name, one in since.listed
    )  # fmt: skip


def _figure(value: int | str | None) -> str:
    if isinstance(value, int):
        return text.count(value)
    return "–" if value is None else f"{value.replace('.', ',')}%"
