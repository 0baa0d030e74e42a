"""Measures our Python files against the sizes of the house; part of `dev.py check`."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_PUBLIC_METHODS = 15


def faults(path: Path) -> list[str]:
    """Sentences on what in this Python file is larger than the house allows."""
    text = path.read_text(encoding="utf-8")
    found = []
    if (lines := len(text.splitlines())) > MAX_FILE_LINES:
        found.append(f"{path}:1: {lines} lines, at most {MAX_FILE_LINES}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            what, size, limit = "lines", _lines(node), MAX_FUNCTION_LINES
        elif isinstance(node, ast.ClassDef):
            what, size, limit = "public methods", _public_methods(node), MAX_PUBLIC_METHODS
        else:
            continue
        if size > limit:
            found.append(f"{path}:{node.lineno}: {node.name}: {size} {what}, at most {limit}")
    return found


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From its `def` to its last line, docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _public_methods(node: ast.ClassDef) -> int:
    """How many names it offers to others; a property with a setter is one."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return len({p.name for p in node.body if isinstance(p, kinds) and not p.name.startswith("_")})


def main() -> int:
    """Print every fault; 1 if there was one."""
    root = Path(__file__).resolve().parent.parent
    folders = (root / "bhdesk", root / "tools")
    paths = [root / "dev.py", *sorted(path for one in folders for path in one.rglob("*.py"))]
    found = [fault for path in paths for fault in faults(path)]
    print("\n".join(found) if found else f"sizes: {len(paths)} files, all clean")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
