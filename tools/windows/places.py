"""Where the Windows build keeps its things: all below build/windows, which git ignores."""

from __future__ import annotations

from tools.steps import ROOT

HERE = ROOT / "tools" / "windows"
BUILD = ROOT / "build" / "windows"

DOWNLOADS = BUILD / "downloads"
PYTHON = BUILD / "python"
LIBRARIES = PYTHON / "Lib" / "site-packages"
STUBS = BUILD / "stubs"
PREFIX = BUILD / "prefix"
CLEAN_PREFIX = BUILD / "clean-prefix"
WORK = BUILD / "pyinstaller"
DIST = ROOT / "dist" / "windows"
TRIAL = BUILD / "trial"
