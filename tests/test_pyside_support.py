"""PySide's own modules, unpacked and compiled as the packaged program has them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import pyside_support

LOOK = """
import sys
import PySide6.QtCore, shiboken6
from PySide6.QtWidgets import QLabel
said = []
try:
    QLabel([])
except TypeError as problem:
    said.append(str(problem).splitlines()[0])
print(shiboken6.__file__, sys.modules["shibokensupport.signature.loader"].__file__, said)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a library in use cannot be deleted there")
def test_pyside_takes_them_from_beside_shiboken_and_still_names_what_it_wanted(tmp_path):
    real = Path(__import__("shiboken6").__file__).parent
    copied = tmp_path / "shiboken6"
    shutil.copytree(real, copied, ignore=shutil.ignore_patterns("include", "__pycache__"))
    pyside_support.unpack(copied / "files.dir")
    assert not list((copied / "files.dir").rglob("*.py"))
    ran = subprocess.run(
        [sys.executable, "-c", LOOK], env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    shiboken, loader, said = ran.stdout.strip().split(" ", 2)
    assert Path(shiboken).parent == copied
    assert Path(loader) == copied / "files.dir/shibokensupport/signature/loader.pyc"
    assert "QLabel" in said
    assert "Supported signatures" in said or "wrong argument" in said
