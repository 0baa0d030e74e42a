"""The command line: the same services as the window, one sub-command per thing the office does."""

from __future__ import annotations

import errno
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk import messages, paths, program_log
from bhdesk.cli import parser
from bhdesk.cli.context import Context
from bhdesk.domain.errors import StoreProblem, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, REFUSED, USAGE, OUR_BUG = 0, 1, 2, 3

log = logging.getLogger("bhdesk")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused, 2 wrong usage, 3 our own bug (cli.md)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = parser.build().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    context = Context(options)
    try:
        return int(options.act(context, options) or DONE)
    except (UserError, StoreProblem) as problem:
        return _refuse(problem)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
        return REFUSED
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno == errno.ENAMETOOLONG:
            return _refuse(StoreProblem("file.path_too_long", name=Path(problem.filename).name))
        program_log.start(paths.log_dir())  # kinds and places only: it is sent to others
        log.exception("own mistake")
        path = paths.log_dir() / program_log.LOG
        print(f"{messages.OUR_FAULT}\nNhật ký: {path}", file=sys.stderr)
        return OUR_BUG
    finally:
        context.close()


def _refuse(problem: UserError | StoreProblem) -> int:
    said = f"{messages.of(problem)} [{messages.number(problem.code)} {problem.code}]"
    print(said, file=sys.stderr)
    return REFUSED
