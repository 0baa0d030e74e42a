"""The officer's own sentences in a paper, and the text blocks she keeps for any paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import own_words, paper_kinds, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.own_words import OWN, OwnText
from bhdesk.domain.periods import Period
from bhdesk.store import paper_book, records

if TYPE_CHECKING:
    from bhdesk.domain.own_words import Wording
    from bhdesk.domain.report import Report
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Writing

MAX_WORDS = 4000
MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class Block:
    """Words of the office's own, kept under a title."""

    id: int
    title: str
    text: str


def wordings(store: Store, paper: str, composed: Report) -> tuple[Wording, ...]:
    """Every passage of a composed report with what was made of it, and whether it still agrees.

    `paper` is Paper.key, `composed` Paper.composed of what services.reporting makes.
    """
    with store.read() as db:
        return own_words.wordings(composed, paper_book.own_texts(db, paper))


def set_text(
    store: Store, paper: str, passage: str, words: str, based_on: str, expected: str | None = None
) -> Changes:
    """Put own words in place of a composed passage; the composed words again take them out.

    "" leaves the passage out of the paper. `based_on` is what was composed, `expected` the words
    that were on the screen (None: whatever they are).
    Raises UserError wording.too_long, wording.stale.
    """
    clean = _clean(words)
    with store.write(f"Sửa lời văn {_named(paper)}") as db:
        stored = paper_book.own_texts(db, paper).get(passage)
        if expected is not None and (stored.text if stored else based_on) != expected:
            raise UserError("wording.stale")
        is_composed = clean == text.nfc(based_on)
        paper_book.put_own_text(
            db, paper, passage, None if is_composed else OwnText(clean, based_on)
        )
    return Changes.of(Area.REPORTS)


def take_new(store: Store, paper: str, passage: str) -> Changes:
    """Give up own words; the passage is what the figures say."""
    with store.write(f"Lấy lại lời văn theo số liệu của {_named(paper)}") as db:
        paper_book.put_own_text(db, paper, passage, None)
    return Changes.of(Area.REPORTS)


def keep(store: Store, paper: str, passage: str, composed: str) -> Changes:
    """Say that own words still agree with the figures as they are now; raises wording.stale."""
    with store.write(f"Giữ lời văn {_named(paper)}") as db:
        stored = paper_book.own_texts(db, paper).get(passage)
        if stored is None:
            raise UserError("wording.stale")
        paper_book.put_own_text(db, paper, passage, OwnText(stored.text, composed))
    return Changes.of(Area.REPORTS)


def add_text(store: Store, paper: str, section: str, words: str) -> tuple[Changes, str]:
    """Add a paragraph at the end of a section; gives its name.

    Raises UserError wording.empty, wording.too_long.
    """
    clean = _clean(words)
    if not clean:
        raise UserError("wording.empty")
    with store.write(f"Thêm đoạn văn vào {_named(paper)}") as db:
        known = paper_book.own_texts(db, paper)
        at = 1
        while (passage := f"{section}/{OWN}-{at:02d}") in known:
            at += 1
        paper_book.put_own_text(db, paper, passage, OwnText(clean))
    return Changes.of(Area.REPORTS), passage


def blocks(store: Store) -> tuple[Block, ...]:
    """The office's text blocks in their order."""
    with store.read() as db:
        return tuple(Block(*row) for row in paper_book.blocks(db))


def save_block(store: Store, title: str, words: str, block: int | None = None) -> Changes:
    """Keep words under a title, new or in place of a block's.

    Raises UserError wording.empty, wording.no_title, wording.title_twice, wording.too_long,
    wording.stale.
    """
    clean, name = _clean(words), text.nfc(title)
    if not clean:
        raise UserError("wording.empty")
    if not name or len(name) > MAX_TITLE:
        raise UserError("wording.no_title", most=MAX_TITLE)
    with store.write(f"Lưu đoạn mẫu {name}") as db:
        for number, other, _ in paper_book.blocks(db):
            if number != block and text.match_key(other) == text.match_key(name):
                raise UserError("wording.title_twice", title=other)
        _put_block(db, name, clean, block)
    return Changes.of(Area.REPORTS)


def _put_block(db: Writing, title: str, words: str, block: int | None) -> None:
    if block is None:
        records.insert(db, "text_block", "", title=title, text=words)
        return
    if all(number != block for number, _, _ in paper_book.blocks(db)):
        raise UserError("wording.stale")
    values = {"title": title, "text": words}
    records.update(db, "text_block", {"id": block}, values, ref=str(block))


def remove_block(store: Store, block: int) -> Changes:
    """Take out a text block; papers it was put into keep their words. Raises wording.stale."""
    with store.write("Bỏ đoạn mẫu") as db:
        if not records.delete(db, "text_block", {"id": block}, ref=str(block)):
            raise UserError("wording.stale")
    return Changes.of(Area.REPORTS)


def _clean(words: str) -> str:
    """Lines as typed without spaces at their ends; raises UserError wording.too_long."""
    clean = "\n".join(line for raw in words.splitlines() if (line := text.nfc(raw)))
    if len(clean) > MAX_WORDS:
        raise UserError("wording.too_long", count=len(clean), most=MAX_WORDS)
    return clean


def _named(paper: str) -> str:
    """The paper inside a sentence: "báo cáo quý II/2026"."""
    kind, _, period = paper.partition(":")
    return text.lowered(paper_kinds.kind_of(kind).named(Period.parse(period)))
