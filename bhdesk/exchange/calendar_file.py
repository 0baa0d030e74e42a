"""A calendar file other programs take in: iCalendar, RFC 5545, whole days with alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LIMIT = 75  # octets of a line without its end, RFC 5545, 3.1
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_HOURS = 8  # of the day at which an alarm rings
PRODUCT = "-//bhdesk//bhdesk//VI"


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day; `uid` stays the same, so that a newer file replaces it in the calendar.

    `alarms`: how many days before, 0 for the day itself.
    """

    uid: str
    day: date
    title: str
    words: str = ""
    group: str = ""
    alarms: tuple[int, ...] = ()


def text_of(name: str, events: Iterable[Event], now: datetime) -> str:
    """The whole file; `now` is the moment it is made, taken as local time where it has no zone."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}",
    ]  # fmt: skip
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.words:
        yield f"DESCRIPTION:{_escaped(event.words)}"
    if event.group:
        yield f"CATEGORIES:{_escaped(event.group)}"
    yield "TRANSP:TRANSPARENT"
    for days in event.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(event.title)}"
        yield f"TRIGGER:{_trigger(days)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _trigger(days: int) -> str:
    """From the midnight the day begins with to eight in the morning of so many days before."""
    hours = 24 * days - _HOURS
    return f"-PT{hours}H" if hours > 0 else f"PT{-hours}H"


def _escaped(words: str) -> str:
    return words.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Cut after 75 octets, never inside a letter; what follows begins with a blank."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LIMIT:
            parts.append("")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n ".join(parts)
