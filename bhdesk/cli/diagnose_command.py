"""diagnose: the package for whoever looks after the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk import paths, program_log
from bhdesk.domain.errors import StoreProblem
from bhdesk.services import diagnosing

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context


def diagnose(context: Context, options: argparse.Namespace) -> int:
    """Write the package to --out, also where the data file is missing or damaged."""
    target = Path(options.out).absolute()
    try:
        lines = diagnosing.findings(context.store, context.backups)
    except StoreProblem as problem:
        lines = [problem.code]
    facts = diagnosing.versions(context.resources)
    diagnosing.package(target, facts, lines, program_log.texts(paths.log_dir()))
    told = [f"{name}: {value}" for name, value in facts.items()]
    context.answer({"file": str(target), "facts": facts, "health": lines},
                   [*told, f"Đã lưu gói chẩn đoán: {target}"])  # fmt: skip
    return 0
