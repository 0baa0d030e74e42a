"""Questions asked at a meeting and their answers: pairs, kept as lines people read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ASKED, ANSWERED = "Hỏi:", "Đáp:"
_MARK = re.compile(r"^\s*(hỏi|đáp|trả lời)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what was answered, "" while nothing was."""

    question: str
    answer: str = ""


def read(words: str) -> tuple[Exchange, ...]:
    """The pairs of a text; lines without a mark go on with what stands before them.

    Words before the first mark are a question of their own, so that nothing typed is lost.
    """
    parts: list[tuple[bool, list[str]]] = []
    for line in words.splitlines():
        found = _MARK.match(line)
        if found:
            parts.append((found[1].lower() == "hỏi", [line[found.end() :].strip()]))
        elif line.strip() and parts:
            parts[-1][1].append(line.strip())
        elif line.strip():
            parts.append((True, [line.strip()]))
    pairs: list[Exchange] = []
    for is_question, lines in parts:
        said = "\n".join(line for line in lines if line)
        if not is_question and pairs and not pairs[-1].answer:
            pairs[-1] = Exchange(pairs[-1].question, said)
        elif said:
            pairs.append(Exchange(said) if is_question else Exchange("", said))
    return tuple(pairs)


def told(pairs: Iterable[Exchange]) -> str:
    """The text that read() gives back as the same pairs."""
    lines = []
    for pair in pairs:
        if pair.question:
            lines.append(f"{ASKED} {pair.question}")
        if pair.answer:
            lines.append(f"{ANSWERED} {pair.answer}")
    return "\n".join(lines)
