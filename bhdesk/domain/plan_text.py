"""The text of a plan file (TOML) to a Plan; the text itself is what the data file keeps, whole."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.plan_check import check
from bhdesk.domain.plan_parse import parse

if TYPE_CHECKING:
    from bhdesk.domain.plans import Plan


@lru_cache(maxsize=8)
def read(source: str) -> tuple[Plan | None, tuple[Issue, ...]]:
    """The plan and all findings of reading and checking; None when an error makes it unusable."""
    try:
        raw = tomllib.loads(source)
    except (ValueError, RecursionError) as cause:  # also endless digits and brackets
        return None, (Issue("plan.not_toml", {"text": _place(str(cause))}, "file"),)
    plan, issues = parse(raw)
    if plan is None:
        return None, issues
    if not any(issue.code in {"plan.missing_key", "plan.missing_table"} for issue in issues):
        issues += check(plan)
    is_broken = any(issue.level is Level.ERROR for issue in issues)
    return (None if is_broken else plan), issues


def _place(told: str) -> str:
    """Where the reader stopped, out of its English words."""
    found = re.search(r"at line (\d+), column (\d+)", told)
    return f"dòng {found[1]}, cột {found[2]}" if found else "không đọc được đến cuối tệp"
