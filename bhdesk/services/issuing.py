"""Papers that go out: giving a number, freezing the file, the register, what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bhdesk.domain import issued, report_json, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.issued import Nature
from bhdesk.exchange import papers
from bhdesk.store import paper_book, reads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.issued import Difference, Issued
    from bhdesk.domain.official_papers import Paper
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


@dataclass(frozen=True, slots=True)
class Ready:
    """A paper as it will go out: the very bytes that were shown, and the figures in them.

    `kind` and `period` say what it is ("quarter", "2026-Q2"); `figures` is the report value as
    report_json.as_json gives it, {} for a paper without figures. `batch` is the newest action in
    the data file when it was drawn.
    """

    kind: str
    period: str
    title: str
    document: Document
    figures: Mapping[str, Any]
    pages: bytes
    batch: int
    as_of: date | None = None

    @property
    def key(self) -> str:
        """The name its sentences are kept under."""
        return f"{self.kind}:{self.period}"


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since a paper went out: each difference with its indicator's name."""

    paper: Issued
    listed: tuple[tuple[str, Difference], ...]


def ready(made: Paper, document: Document, pages: bytes) -> Ready:
    """A paper of services.reporting as it will go out: `pages` are those of `document`.

    `document` is that of `made`, or replacement() of it.
    """
    figures = report_json.as_json(made.report)
    period, title = str(made.period), made.title
    return Ready(made.kind, period, title, document, figures, pages, made.batch, made.as_of)


def issue(
    store: Store, paper: Ready, nature: Nature = Nature.FIRST, reason: str = ""
) -> tuple[Changes, Issued]:
    """Write a paper into the register, frozen: later changes of figures never reach it (R27).

    Raises UserError issued.no_number, issued.no_day, issued.number_taken, issued.already,
    issued.nothing_before, issued.no_reason, issued.too_early (before the paper it replaces);
    issued.stale when figures, the office or its words have changed since the paper was drawn:
    what goes out is what was seen.
    """
    head, why = paper.document.letterhead, text.nfc(reason)
    if head.number is None:
        raise UserError("issued.no_number")
    if head.day is None:
        raise UserError("issued.no_day")
    if nature is not Nature.FIRST and not why:
        raise UserError("issued.no_reason")
    with store.write(f"Phát hành {paper.title} số {head.number:02d}/{head.symbol}") as db:
        if paper_book.is_stale(db, paper.batch, paper.key):
            raise UserError("issued.stale")
        before = _before(db, paper.kind, paper.period, nature)
        if before is not None and head.day < before.day:
            raise UserError("issued.too_early", sign=before.sign, day=text.day(before.day))
        _refuse_taken(db, head.number, head.symbol, head.day)
        values = {
            "kind": paper.kind, "period": paper.period,
            "version": before.version + 1 if before else 1, "nature": nature.value,
            "replaces": before.id if before else None, "number": head.number,
            "symbol": head.symbol, "day": head.day.isoformat(),
            "signer": paper.document.signature.name,
            "post": ", ".join(paper.document.signature.lines), "title": paper.title,
            "as_of": paper.as_of.isoformat() if paper.as_of else None, "reason": why,
        }  # fmt: skip
        number = paper_book.keep(db, values, paper.figures, paper.pages)
        made = next(one for one in paper_book.register(db) if one.id == number)
    return Changes.of(Area.REPORTS), made


def _refuse_taken(db: Reading, number: int, symbol: str, day: date) -> None:
    """A number is given once in a year and series; a committee has a series of its own (E.2)."""
    for one in paper_book.register(db):
        is_same = (one.number, one.symbol, one.day.year) == (number, symbol, day.year)
        if is_same and not one.is_withdrawn:
            raise UserError("issued.number_taken", sign=one.sign, title=one.title)


def _before(db: Reading, kind: str, period: str, nature: Nature) -> Issued | None:
    known = paper_book.of_period(db, kind, period)
    before = known[0] if known else None
    if before is not None and nature is Nature.FIRST:
        raise UserError("issued.already", sign=before.sign, day=text.day(before.day))
    if before is None and nature is not Nature.FIRST:
        raise UserError("issued.nothing_before")
    return before


def next_number(store: Store, symbol: str, year: int) -> int:
    """The number after the highest given in that series and year."""
    given = [one.number for one in register(store) if one.symbol == symbol and one.day.year == year]
    return max(given, default=0) + 1


def register(store: Store, search: str = "") -> tuple[Issued, ...]:
    """Every paper that went out, the newest first; those with all words of `search` in them.

    Diacritics do not matter; number, title, signer, period, day and reason are looked through.
    """
    with store.read() as db:
        listed = paper_book.register(db)
    words = text.search_key(search).split()
    return tuple(one for one in listed if all(word in _sought(one) for word in words))


def _sought(one: Issued) -> str:
    told = (
        one.sign, one.title, one.signer, one.period, text.day(one.day), text.long_day(one.day),
        f"{one.day:%d}/{one.day.month}/{one.day.year}",
        one.reason, issued.NATURE_WORDS[one.nature], one.withdrawn,
    )  # fmt: skip
    return text.search_key(" ".join(told))


def latest(store: Store, kind: str, period: str) -> Issued | None:
    """The paper of a kind and period that stands, its newest version."""
    with store.read() as db:
        return next(iter(paper_book.of_period(db, kind, period)), None)


def pages(store: Store, paper: int) -> bytes:
    """The file as it went out, byte for byte.

    Raises UserError issued.unknown, StoreProblem issued.damaged when it no longer has its hash.
    """
    with store.read() as db:
        found = paper_book.file(db, paper)
        if found is None:
            raise UserError("issued.unknown")
        if not paper_book.is_whole(db, paper):
            raise StoreProblem("issued.damaged")
    return found


def data(store: Store, paper: int) -> dict[str, Any]:
    """The figures that went out, with which paper and in place of which; raises issued.unknown."""
    with store.read() as db:
        known = {one.id: one for one in paper_book.register(db)}
        if paper not in known:
            raise UserError("issued.unknown")
        found = paper_book.figures(db, paper)
    one = known[paper]
    before = known.get(one.replaces) if one.replaces else None
    told = {**_told(one), "nature": one.nature.value, "reason": one.reason or None}
    told["replaces"] = _told(before) if before else None
    return {"issued": told, **found}


def _told(one: Issued) -> dict[str, Any]:
    return {"version": one.version, "number": one.sign, "day": one.day.isoformat()}


def save(store: Store, paper: int, target: Path) -> None:
    """Write the very file that went out, or as .json its figures.

    Raises as pages() and data(), UserError issued.unknown_format, StoreProblem file.*.
    """
    kind = target.suffix.lower()
    if kind == ".json":
        papers.save_json(target, data(store, paper))
    elif kind == ".pdf":
        papers.save(target, pages(store, paper))
    else:
        raise UserError("issued.unknown_format", name=target.name)


def withdraw(store: Store, paper: int, reason: str) -> Changes:
    """Take a paper back: it stays in the register, marked; its number is free again.

    Raises UserError issued.no_reason, issued.unknown.
    """
    why = text.nfc(reason)
    if not why:
        raise UserError("issued.no_reason")
    with store.write(f"Thu hồi văn bản: {why}") as db:
        if not paper_book.withdraw(db, paper, why):
            raise UserError("issued.unknown")
    return Changes.of(Area.REPORTS)


def changed_since(
    store: Store, kind: str, period: str, now: Mapping[str, Any], paper: int | None = None
) -> Since:
    """Old and new of every figure that is no longer what the paper says; `now` as it would be.

    Without `paper` the newest of its kind and period. Raises UserError issued.nothing_before.
    """
    with store.read() as db:
        known = paper_book.of_period(db, kind, period)
        found = next((one for one in known if paper in (None, one.id)), None)
        if found is None:
            raise UserError("issued.nothing_before")
        frame = reads.frame(db)
        before = paper_book.figures(db, found.id)
    listed = issued.differences(before, now)
    return Since(found, tuple((_name(frame, one.indicator), one) for one in listed))


def _name(frame: Frame, key: str) -> str:
    names = {item.key: item.name for item in frame.plan.indicators}
    names |= {measure.key: measure.short for measure in frame.measures}
    return names.get(key, key)


def replacement(since: Since, document: Document, nature: Nature, reason: str) -> Document:
    """The paper that takes the place of, or adds to, one that went out, with old and new figures.

    Raises UserError issued.no_reason.
    """
    table = issued.changes_table(since.listed)
    return issued.replacing(document, since.paper, nature, reason, table)
