"""Unpacks PySide's own Python modules, compiled: pyside_support.py FOLDER.

They lie zipped as source inside a library, and every start compiles them anew, unless there is a
folder `files.dir` beside shiboken6. One of them only writes stubs for type checkers; it stands here
without content, since its patterns alone take a sixth of an empty window's start.
"""

from __future__ import annotations

import compileall
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

UNUSED = "shibokensupport/signature/lib/pyi_generator.py"


def unpack(folder: Path) -> None:
    """Write the compiled modules below `folder`, as they belong below shiboken6/files.dir."""
    import_module("PySide6.QtCore")  # which puts the archive in its place
    loader: Any = import_module("shibokensupport.feature").__loader__
    archive = loader.zfile
    names = [name for name in archive.namelist() if name.startswith("shibokensupport/")]
    for name in names:
        if name.endswith(".py"):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"" if name == UNUSED else archive.read(name))
    if not (folder / UNUSED).is_file():
        raise SystemExit(f"no {UNUSED} in this PySide: look anew what it loads at its start")
    if not compileall.compile_dir(folder, quiet=1, legacy=True, optimize=2):
        raise SystemExit("not compiled")
    for source in folder.rglob("*.py"):
        source.unlink()


if __name__ == "__main__":
    unpack(Path(sys.argv[1]))
