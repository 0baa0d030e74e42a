"""How a body and a member of the campaign stand in their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.people import BODY_WORDS, SEATS
from bhdesk.ui.lists import RowItem
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.people import Body, Member


def body_row(body: Body, serving: int, today: date) -> RowItem:
    """Name, decision, how many serve."""
    is_there = body.exists_on(today)
    decided = f"QĐ {body.decision}" if body.decision else ""
    return RowItem(
        body.id, body.name, decided, right=f"{serving} người",
        state="" if is_there else "Không còn hoạt động", tone=Tone.MUTED,
    )  # fmt: skip


def member_row(one: Member, body: Body, names: dict[int, str], today: date) -> RowItem:
    """Name, post and villages followed, the seat; from or until when where not today."""
    followed = ", ".join(names[unit] for unit in one.units if unit in names)
    second = " · ".join(part for part in (one.post, f"theo dõi {followed}" if followed else "")
                        if part)  # fmt: skip
    state, tone = "", Tone.MUTED
    if not one.serves_on(today):
        is_ahead = one.valid_from is not None and one.valid_from > today
        day = one.valid_from if is_ahead else one.valid_to
        said = "Làm từ ngày" if is_ahead else "Thôi làm sau ngày"
        state = f"{said} {text.day(day)}" if day else ""
    return RowItem(one.id, one.name, second, right=SEATS[body.kind].get(one.seat, ""),
                   state=state, tone=tone)  # fmt: skip


def about(body: Body, names: dict[int, str]) -> str:
    """The founding decision, the village, the days it is there."""
    decided = f"Quyết định {body.decision}" if body.decision else ""
    if decided and body.decision_day:
        decided += f" ngày {text.day(body.decision_day)}"
    parts = [
        BODY_WORDS[body.kind], names.get(body.unit or 0, ""), decided,
        f"từ {text.day(body.valid_from)}" if body.valid_from else "",
        f"đến hết {text.day(body.valid_to)}" if body.valid_to else "", body.note,
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)
