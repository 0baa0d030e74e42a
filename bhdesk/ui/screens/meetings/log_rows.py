"""The activities of a year as rows of the list, each put into words only when it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, Activity, ActivityState
from bhdesk.domain.periods import WEEKDAYS
from bhdesk.ui.lists import LazyRows, RowItem
from bhdesk.ui.screens.meetings.words import units_text
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

    from bhdesk.domain.frame import Frame

HEADING, TWO_LINES, THREE_LINES = 0, 2, 3
UNSTORED = RowItem(0, "Hội nghị mới", "Cần ngày và hình thức để lưu", state="Chưa lưu",
                   tone=Tone.WARN, is_chip=True)  # fmt: skip
TONES = {
    ActivityState.PLANNED: (Tone.INFO, "gio"),
    ActivityState.HELD: (Tone.GOOD, "dung"),
    ActivityState.CANCELLED: (Tone.MUTED, "sai"),
}


def rows(frame: Frame, listed: Sequence[Activity], unsaved: Collection[int]) -> LazyRows:
    """Activities under a heading for each month; number 0 is one not stored yet."""
    sources: list[Activity | RowItem] = []
    keys: list[Hashable] = []
    lines: list[int] = []

    def add(key: Hashable, high: int, source: Activity | RowItem) -> None:
        keys.append(key)
        lines.append(high)
        sources.append(source)

    if 0 in unsaved:
        add(0, TWO_LINES, UNSTORED)
    month = 0
    for item in listed:
        if item.day.month != month:
            month = item.day.month
            key = f"month{item.month.key}"
            add(key, HEADING, RowItem(key, f"Tháng {month}", is_heading=True))
        add(item.id, THREE_LINES if _has_third(item) else TWO_LINES, item)
    briefs = {measure.key: measure.brief for measure in frame.measures}

    def made(row: int) -> RowItem:
        source = sources[row]
        if isinstance(source, RowItem):
            return source
        return _row(frame, briefs, source, source.id in unsaved)

    return LazyRows(keys, lines, made)


def _has_third(item: Activity) -> bool:
    """Whether _who has something to say, known without its words."""
    if item.state is not ActivityState.HELD:
        return item.invited is not None
    return item.attended is not None or any(value for _, value in item.enrolled)


def _row(frame: Frame, briefs: dict[str, str], item: Activity, is_unsaved: bool) -> RowItem:
    tone, icon = TONES[item.state]
    state = item.state_word
    if is_unsaved:
        tone, icon, state = Tone.WARN, "", "Còn ô chưa lưu"
    weekday = WEEKDAYS[item.day.weekday()]
    return RowItem(
        item.id, KIND_WORDS[item.kind], _where(frame, item), _who(briefs, item), state=state,
        tone=tone, icon=icon, big=f"{item.day.day:02d}", small=weekday[:1].upper() + weekday[1:],
        is_chip=is_unsaved or item.state is ActivityState.PLANNED,
    )  # fmt: skip


def _where(frame: Frame, item: Activity) -> str:
    """"Nhà văn hóa Thôn 10, 19:00–20:45"."""
    place = item.place or units_text(frame, item.units)
    clock = f"{item.starts}–{item.ends}" if item.starts and item.ends else item.starts
    return ", ".join(part for part in (place, clock) if part)


def _who(briefs: dict[str, str], item: Activity) -> str:
    """"47/60 người dự · mới: 6 BHXH TN, 12 BHYT"."""
    if item.state is not ActivityState.HELD:
        return f"dự kiến mời {text.count(item.invited)}" if item.invited is not None else ""
    came = ""
    if item.attended is not None:
        of = f"/{text.count(item.invited)}" if item.invited is not None else ""
        came = f"{text.count(item.attended)}{of} người dự"
    new = ", ".join(f"{text.count(v)} {briefs.get(key, key)}" for key, v in item.enrolled if v)
    return " · ".join(part for part in (came, f"mới: {new}" if new else "") if part)
