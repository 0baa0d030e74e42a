"""From an error code to one Vietnamese sentence: what happened, what is safe, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import Issue, Param, StoreProblem, UserError
from bhdesk.messages.campaign_activities import CAMPAIGN_ACTIVITIES
from bhdesk.messages.campaign_dates import CAMPAIGN_DATES
from bhdesk.messages.campaign_people import CAMPAIGN_PEOPLE
from bhdesk.messages.figures import FIGURES
from bhdesk.messages.files import FILES
from bhdesk.messages.imports import IMPORTS
from bhdesk.messages.issued import ISSUED
from bhdesk.messages.office import OFFICE
from bhdesk.messages.papers import PAPERS
from bhdesk.messages.plans import PLANS

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: dict[str, tuple[int, str]] = (
    FIGURES | OFFICE | PAPERS | ISSUED | PLANS | FILES | IMPORTS
    | CAMPAIGN_ACTIVITIES | CAMPAIGN_DATES | CAMPAIGN_PEOPLE
)
_LONGEST = 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
OUR_FAULT = (
    "Chương trình gặp lỗi ngoài dự kiến. Số liệu đã lưu vẫn an toàn. Hãy mở lại chương trình;"
    " nếu lỗi lặp lại, gửi tệp nhật ký cho người hỗ trợ."
)


def explain(code: str, params: Mapping[str, Param] | None = None) -> str:
    """The sentence of a code with its figures written as people write them."""
    shown = {key: _shown(key, value) for key, value in (params or {}).items()}
    _, sentence = SENTENCES[code]
    return sentence.format_map(_Known(shown))


def number(code: str) -> str:
    """The short code the officer reads out over the telephone: BH-101."""
    return f"BH-{SENTENCES[code][0]:03d}"


def of(problem: UserError | StoreProblem | Issue) -> str:
    """The sentence of a problem; a finding in a file or month starts with its place."""
    sentence = explain(problem.code, problem.params)
    where = problem.where if isinstance(problem, Issue) else str(problem.params.get("where", ""))
    where = where.removeprefix("!")  # the sheet of a text file has no name
    if where in {"", "file", "format_version"} or where in sentence:
        return sentence  # about the whole file, or the place is told already
    return f"{where}: {sentence}"


class _Known(dict[str, str]):
    """A figure the raiser did not give prints as a dash instead of breaking the sentence."""

    def __missing__(self, key: str) -> str:
        return text.NO_NUMBER


def _shown(key: str, value: Param) -> str:
    if isinstance(value, str):
        plain = _CONTROL.sub(" ", value)  # a cell or the name of a file may hold anything
        return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    if key in {"version", "known", "row", "id", "number", "found", "wanted"}:
        return str(value)
    return text.signed(value) if key == "difference" else text.count(value)
