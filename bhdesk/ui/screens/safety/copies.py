"""The copies of a data file as rows and a chip: how old each is, how large, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.ui.lists import RowItem
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bhdesk.services.safekeeping import Kept

OLD_DAYS = 7
LONGEST = 34


def item(one: Kept, folder: Path, now: datetime) -> RowItem:
    """One row; a copy outside the program's own `folder` says where it lies."""
    made_at, path = one.file.made_at, one.file.path
    told = [age_words(made_at, now)]
    if one.is_at_hand:
        told.append(files.size_text(path.stat().st_size) if path.exists() else "")
    if path.parent != folder.absolute():
        where = text.cut_middle(str(path.parent), LONGEST)
        told.append(where if one.is_at_hand else f"{where} (chưa cắm)")
    return RowItem(str(path), f"{made_at:%d/%m/%Y, %H:%M}", "   ·   ".join(w for w in told if w))


def chip(newest: Kept | None, folder: Path | None, now: datetime) -> HeaderChip:
    """How old the newest copy is, and where it lies when that is not in `folder`.

    Without a `folder` there is no room to say so.
    """
    if newest is None:
        return HeaderChip(Tone.WARN, "Chưa sao lưu")
    made_at, place = newest.file.made_at, newest.file.path.parent
    words = f"Sao lưu {age_words(made_at, now)}"
    if folder is not None and place != folder.absolute():
        words += f" ở {text.cut_middle(str(place), LONGEST)}"
    is_old = not -1 <= (now - made_at).days < OLD_DAYS
    return HeaderChip(Tone.WARN if is_old else Tone.GOOD, words)


def age_words(made_at: datetime, now: datetime) -> str:
    """How long ago, in the largest whole unit; the day itself where the clock was set back."""
    seconds = (now - made_at).total_seconds()
    if seconds < -86400:
        return f"ngày {made_at:%d/%m/%Y}"
    for size, word in ((86400, "ngày"), (3600, "giờ"), (60, "phút")):
        if seconds >= size:
            return f"{int(seconds // size)} {word} trước"
    return "vừa xong"
