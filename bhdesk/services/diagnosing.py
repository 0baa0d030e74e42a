"""What helps whoever looks after the program: its facts, the file's health, the log; no figures.

Nothing typed goes into it: of the data only codes of findings and counts of rows, and the log
holds kinds of errors and places in the code (bhdesk.program_log).
"""

from __future__ import annotations

import io
import platform
import sys
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from bhdesk import __version__, atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store import health, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bhdesk.store.engine import Store

FILE_NAME = "goi-chan-doan.zip"
BUILT = "built.txt"
_NO_DAY = "chạy từ mã nguồn"


def build_day(resources: Path) -> str:
    """The day the packaged program was made, as its build wrote it; else that it is no package."""
    try:
        return (resources / BUILT).read_text("utf-8").strip() or _NO_DAY
    except OSError:
        return _NO_DAY


def versions(resources: Path) -> dict[str, str]:
    """What runs here, by what people call it."""
    return {
        "bhdesk": __version__,
        "Ngày đóng gói": build_day(resources),
        "Hệ điều hành": f"{platform.system()} {platform.release()} {platform.machine()}".strip(),
        "Python": platform.python_version(),
        "SQLite": sqlite.dbapi.sqlite_version,
    }


def findings(store: Store, backups: Path) -> list[str]:
    """Codes of what is wrong with the file and how often, then the rows of every table."""
    try:
        found = Counter(issue.code for issue in health.check(store, backups, store.now()))
        rows = health.row_counts(store)
    except StoreProblem as problem:
        return [problem.code]
    lines = [f"{code}: {times}" for code, times in sorted(found.items())] or ["không có lỗi"]
    return [*lines, "", *(f"{name}: {number}" for name, number in rows.items())]


def package(
    target: Path, facts: Mapping[str, str], health_lines: Sequence[str], logs: Mapping[str, str]
) -> None:
    """Write all of it as one zip at `target`; raises StoreProblem file.* as atomic does."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        told = [f"{name}: {value}" for name, value in facts.items()]
        told.append(f"Dạng chạy: {'đóng gói' if getattr(sys, 'frozen', False) else 'mã nguồn'}")
        archive.writestr("thong-tin.txt", _for_notepad(told))
        archive.writestr("tinh-trang-tep.txt", _for_notepad(health_lines))
        for name, said in logs.items():
            archive.writestr(f"nhat-ky/{name}", _for_notepad(said.splitlines()))
    atomic.write_bytes(target, made.getvalue())


def _for_notepad(lines: Sequence[str]) -> bytes:
    """As older Notepads need it: a mark of UTF-8 and both signs at the end of a line."""
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")

