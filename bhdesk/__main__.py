"""Starts the program: `bhdesk`, `python -m bhdesk` and the packaged program.

Without a command, or with a data file alone as a double click gives it, it is the window, which
loads nothing of the command line. The program also starts itself to read foreign files
(bhdesk.exchange.intake.reading); that process loads nothing of the window or the store.
"""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module

from bhdesk import long_paths

STOPPED, USAGE = 1, 2
ONE_FILE = (
    "bhdesk chỉ mở được một tệp số liệu (đuôi .bhdesk) mỗi lần. Bảng tính thì nhập trong cửa sổ, ở "
    "trang Số liệu tháng; lệnh thì gõ vào bhdesk-cli."
)
SUFFIX = ".bhdesk"


def main() -> int:
    """Load what is asked for and run it; Ctrl+C while it is still loading is a plain stop too."""
    arguments = sys.argv[1:]
    long_paths.allow()
    try:
        if arguments == ["--read-table"]:
            return int(import_module("bhdesk.exchange.intake.worker").main() or 0)
        if (file := file_of_window(arguments)) is not None:
            gc.disable()  # until all is loaded: see bhdesk.app.warming
            import_module("bhdesk.ui.plain_import").be_plain()
            return int(import_module("bhdesk.app").open_window(file))
        if sys.stderr is None:
            return without_console()
        return int(import_module("bhdesk.cli").main() or 0)
    except KeyboardInterrupt:
        if hasattr(sys.stderr, "reconfigure"):  # the windowed program has no such stream
            sys.stderr.reconfigure(encoding="utf-8", errors="replace")
            print("Đã dừng.", file=sys.stderr)
        return STOPPED


def without_console() -> int:
    """A command given to the program with a window, as when a workbook is dropped on its icon.

    Nobody sees what it prints: what it refuses stands in a box.
    """
    sys.stderr = said = io.StringIO()
    status = int(import_module("bhdesk.cli").main() or 0)
    if status:
        sentence = ONE_FILE if status == USAGE else said.getvalue().strip()
        import_module("bhdesk.app").tell(sentence)
    return status


def file_of_window(arguments: list[str]) -> str | None:
    """The data file the window shall open, "" for last time's; None where a command is given."""
    match arguments:
        case []:
            return ""
        case ["--data", file] if file:
            return file
        case [file] if file.lower().endswith(SUFFIX):
            return file.removeprefix("--data=")
    return None


if __name__ == "__main__":
    sys.exit(main())
