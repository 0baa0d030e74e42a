"""What is filled in beside a paper before it goes out: its number, day, signer, to whom it goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bhdesk.domain.changes import Area, Changes
from bhdesk.store import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.store.engine import Store


def filled_in(store: Store, paper: str) -> dict[str, Any]:
    """What was typed for a paper ("quarter:2026-Q2"), by field; {} for a paper never touched."""
    with store.read() as db:
        stored = db.value("SELECT value FROM setting WHERE key = :key", key=_key(paper))
    found: dict[str, Any] = json.loads(stored or "{}")
    return found


def fill_in(store: Store, paper: str, title: str, values: Mapping[str, Any]) -> Changes:
    """Keep what was typed, readable or not: what cannot be read is told at its field."""
    told = json.dumps(values, ensure_ascii=False, sort_keys=True)
    with store.write(f"Ghi thông tin {title[:1].lower()}{title[1:]}") as db:
        records.set_setting(db, _key(paper), told)
    return Changes.of(Area.REPORTS)


def _key(paper: str) -> str:
    return f"paper:{paper}"
