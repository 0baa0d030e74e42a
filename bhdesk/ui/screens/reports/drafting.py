"""What the worker does for the reports page: the paper as bytes, and the files made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import reporting, targets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.periods import Month
    from bhdesk.services.reporting import Paper


@dataclass(frozen=True, slots=True)
class Wish:
    """Which paper: the month's report with its details or, without them, the annex of targets."""

    month: Month
    details: PaperDetails | None

    @property
    def is_annex(self) -> bool:
        return self.details is None

    @property
    def file_name(self) -> str:
        """The name offered when saving; plain letters, so that every mail program keeps it."""
        if self.is_annex:
            return f"Phu luc phan bo chi tieu {self.month.year}"
        return f"Bao cao thang {self.month.number:02d}-{self.month.year}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper drawn, or the reason why there is none; `saved` is the file just written."""

    wish: Wish
    pages: bytes = b""
    paper: Paper | None = None
    document: Document | None = None
    problem: UserError | StoreProblem | None = None
    saved: Path | None = None


def draw(store: Any, wish: Wish, resources: Path) -> Draft:  # noqa: ANN401 - ui does not know the store
    """The pages of a paper; a refusal is part of the answer, not raised."""
    try:
        if wish.details is None:
            paper, document = None, targets.annex(store, wish.month.last_day)
        else:
            paper = reporting.month_paper(store, wish.month, wish.details)
            document = paper.document
        return Draft(wish, reporting.pdf(document, resources), paper, document)
    except (UserError, StoreProblem) as problem:
        return Draft(wish, problem=problem)


def save(store: Any, wish: Wish, resources: Path, target: Path) -> Draft:  # noqa: ANN401 - as above
    """Draws anew and writes: the PDF's bytes are those that the answer shows."""
    made = draw(store, wish, resources)
    if made.document is None:
        return made
    try:
        if target.suffix.lower() == ".pdf":
            reporting.save_pages(made.pages, target)
        elif made.paper is not None:
            reporting.save(made.paper, target, resources)
        else:
            reporting.save_document(made.document, target, resources)
    except (UserError, StoreProblem) as problem:
        return Draft(wish, made.pages, made.paper, made.document, problem)
    return Draft(wish, made.pages, made.paper, made.document, saved=target)
