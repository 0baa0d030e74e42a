"""The register of papers with their files, and the sentences the office wrote itself."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.domain.issued import Issued, Nature
from bhdesk.domain.own_words import OwnText
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.store.transaction import Reading, Writing

_COLUMNS = (
    "i.id, i.kind, i.period, i.version, i.nature, i.replaces, i.number, i.symbol, i.day,"
    " i.signer, i.post, i.title, i.as_of, i.reason, i.issued_at, i.actor,"
    " (SELECT f.sha256 FROM issued_file f WHERE f.issued_id = i.id AND f.format = 'pdf'),"
    " i.withdrawn, i.is_withdrawn"
)


def register(db: Reading) -> tuple[Issued, ...]:
    """Every paper that went out, newest day and number first."""
    rows = db.all(f"SELECT {_COLUMNS} FROM issued i ORDER BY i.day DESC, i.number DESC, i.id DESC")
    return tuple(_issued(*row) for row in rows)


def of_period(db: Reading, kind: str, period: str) -> tuple[Issued, ...]:
    """The papers of one kind and period that stand, newest version first."""
    rows = db.all(
        f"SELECT {_COLUMNS} FROM issued i WHERE i.kind = :kind AND i.period = :period"
        " AND NOT i.is_withdrawn ORDER BY i.version DESC",
        kind=kind, period=period,
    )  # fmt: skip
    return tuple(_issued(*row) for row in rows)


def _issued(
    number: int, kind: str, period: str, version: int, nature: str, replaces: int | None,
    series: int, symbol: str, day: str, signer: str, post: str, title: str, as_of: str | None,
    reason: str, issued_at: str, actor: str, sha256: str | None, withdrawn: str,
    is_withdrawn: int,
) -> Issued:  # fmt: skip
    return Issued(
        number, kind, period, version, Nature(nature), replaces, series, symbol,
        date.fromisoformat(day), signer, post, title, reads.day(as_of), reason, issued_at, actor,
        sha256 or "", withdrawn, bool(is_withdrawn),
    )  # fmt: skip


def figures(db: Reading, paper: int) -> dict[str, Any]:
    """The report value a paper was made of, as it was; {} for a paper without figures."""
    stored = db.value("SELECT figures FROM issued WHERE id = :paper", paper=paper)
    value: dict[str, Any] = json.loads(stored or "{}")
    return value


def file(db: Reading, paper: int, ending: str = "pdf") -> bytes | None:
    """The bytes that went out; None when there are none of that format."""
    found = db.value(
        "SELECT data FROM issued_file WHERE issued_id = :paper AND format = :ending",
        paper=paper, ending=ending,
    )  # fmt: skip
    return None if found is None else bytes(found)


def keep(
    db: Writing, values: Mapping[str, object], figures_of: Mapping[str, Any], pages: bytes
) -> int:
    """Write a paper into the register with its figures and its file; gives its number there."""
    told = json.dumps(figures_of, ensure_ascii=False, sort_keys=True)
    row = {**values, "figures": told, "issued_at": db.moment, "actor": db.actor}
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    db.run(f"INSERT INTO issued ({names}) VALUES ({marks})", **row)
    number = int(db.value("SELECT MAX(id) FROM issued"))
    sha256 = hashlib.sha256(pages).hexdigest()
    db.run(
        "INSERT INTO issued_file (issued_id, format, sha256, data)"
        " VALUES (:paper, 'pdf', :sha256, :data)",
        paper=number, sha256=sha256, data=pages,
    )  # fmt: skip
    told_of = {name: (None, value) for name, value in values.items() if value not in ("", None)}
    db.history("issued", str(number), {**told_of, "sha256": (None, sha256)})
    return number


def is_stale(db: Writing, batch: int, paper: str) -> bool:
    """Whether anything a paper is made of was written after `batch` and before this action.

    Other papers that went out, their sentences, the text blocks and the state of months are not
    in it.
    """
    found = db.value(
        "SELECT 1 FROM history WHERE batch_id > :batch AND batch_id < :now"
        " AND entity NOT IN ('issued', 'text_block', 'month_state')"
        " AND NOT (entity = 'paper_text' AND SUBSTR(ref, 1, :length) <> :paper) LIMIT 1",
        batch=batch, now=db.batch, paper=f"{paper}/", length=len(paper) + 1,
    )  # fmt: skip
    return found is not None


def withdraw(db: Writing, paper: int, reason: str) -> bool:
    """Mark a paper as taken back; its row, figures and file stay. False when it was already."""
    values = {"is_withdrawn": True, "withdrawn": reason}
    return records.update(
        db, "issued", {"id": paper, "is_withdrawn": False}, values, ref=str(paper)
    )


def is_whole(db: Reading, paper: int) -> bool:
    """Whether every kept file of a paper still has the hash it went out with."""
    rows = db.all("SELECT sha256, data FROM issued_file WHERE issued_id = :paper", paper=paper)
    return all(hashlib.sha256(bytes(data)).hexdigest() == sha256 for sha256, data in rows)


def own_texts(db: Reading, paper: str) -> dict[str, OwnText]:
    """What the officer wrote for a paper, by passage, in the order of their names."""
    rows = db.all(
        "SELECT passage, text, based_on FROM paper_text WHERE paper = :paper ORDER BY passage",
        paper=paper,
    )
    return {passage: OwnText(words, based_on) for passage, words, based_on in rows}


def put_own_text(db: Writing, paper: str, passage: str, own: OwnText | None) -> None:
    """Write one sentence of a paper; None takes it out and the composed one stands again."""
    key, ref = {"paper": paper, "passage": passage}, f"{paper}/{passage}"
    if own is None:
        records.delete(db, "paper_text", key, ref=ref)
    else:
        values = {"text": own.text, "based_on": own.based_on}
        records.upsert(db, "paper_text", key, values, ref=ref)


def blocks(db: Reading) -> tuple[tuple[int, str, str], ...]:
    """The office's own text blocks: number, title, words; in their order."""
    return tuple(db.all("SELECT id, title, text FROM text_block ORDER BY position, id"))
