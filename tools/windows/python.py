"""A Windows Python put together from what package registries offer, without its installer.

Its DLL and extension modules come signed out of a wheel that carries them for frozen programs;
the library's .py files are those of the same version that runs this script; `python.exe` and the
forwarding `python3.dll` are compiled here.
"""

from __future__ import annotations

import platform
import re
import shutil
import sysconfig
import zipfile
from pathlib import Path, PurePosixPath

from tools.steps import Made, SetupError, digest, run, say
from tools.windows.places import DOWNLOADS, PYTHON
from tools.windows.wine import COMPILER, build

VERSION = "3.11.7"
CARRIER = (
    "panda3d==1.10.14"
    " --hash=sha256:1ddf01040b9c5497fb8659e3c5ef793a26c869cfdfb1b75e6d04d6fba0c03b73"
)
LIBRARY = "python311.dll"
_BESIDE_EXE = {LIBRARY, "vcruntime140.dll", "vcruntime140_1.dll"}
_FOR_MODULES = {"libcrypto-3.dll", "libssl-3.dll", "libffi-8.dll", "sqlite3.dll"}
_NOT_FOR_WINDOWS = shutil.ignore_patterns(
    *("site-packages", "lib-dynload", "__pycache__", "test", "tests", "idlelib", "turtledemo"),
    *("config-*", "*.so", "_sysconfigdata*", "tkinter", "ensurepip"),
)
_STARTER = """#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int count, wchar_t **words) { return Py_Main(count, words); }
"""
_FORWARDER = "int __stdcall DllMain(void *self, unsigned why, void *rest) { return 1; }\n"


def make_python(host: Path) -> Path:
    """The folder with python.exe; `host` is the Python here whose pip fetches the wheel."""
    if platform.python_version() != VERSION:
        raise SetupError(
            f"Cần chạy bằng đúng Python {VERSION}. / Needs to be run by Python {VERSION} itself,"
            " whose library files become part of the Windows Python."
        )
    made = Made(PYTHON, digest([Path(__file__), VERSION]))
    if not made.is_there():
        say("Đang dựng Python cho Windows / putting together the Windows Python")
        folder = made.begin()
        unpack_libraries(fetch_carrier(host), folder)
        source = Path(sysconfig.get_path("stdlib"))
        shutil.copytree(source, folder / "Lib", ignore=_NOT_FOR_WINDOWS)
        compile_starters(folder)
        made.finish()
    return PYTHON


def fetch_carrier(host: Path) -> Path:
    """The wheel that carries Python's DLLs, checked by its hash."""
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    wanted = DOWNLOADS / "carrier.txt"
    wanted.write_text(CARRIER + "\n", encoding="utf-8")
    pip = [str(host), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "download"]
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--platform", "win_amd64"]
    run([*pip, *options, "--python-version", "3.11", "-d", str(DOWNLOADS), "-r", str(wanted)])
    return next(DOWNLOADS.glob("panda3d-*win_amd64.whl"))


def unpack_libraries(wheel: Path, folder: Path) -> None:
    """Python's DLL and extension modules out of the wheel, and no part of the wheel's own."""
    modules = folder / "DLLs"
    modules.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            place = PurePosixPath(entry)
            name = place.name.lower()
            if place.parts[0] != "deploy_libs" or name == "_tkinter.pyd":
                continue
            if name in _BESIDE_EXE:
                (folder / name).write_bytes(archive.read(entry))
            elif name in _FOR_MODULES or name.endswith(".pyd"):
                (modules / place.name).write_bytes(archive.read(entry))


def compile_starters(folder: Path) -> None:
    """python.exe, and python3.dll, which hands every call of version-free modules on."""
    work = folder / "build"
    work.mkdir()
    build(["gendef", str(folder / LIBRARY)], work)
    exports = (work / "python311.def").read_text(encoding="utf-8")
    (work / "python3.def").write_text(forwards(exports), encoding="utf-8")
    (work / "starter.c").write_text(_STARTER, encoding="utf-8")
    (work / "forwarder.c").write_text(_FORWARDER, encoding="utf-8")
    tool = "x86_64-w64-mingw32-dlltool"
    build([tool, "-d", "python311.def", "-D", LIBRARY, "-l", "libpython.a"], work)
    exe, dll = str(folder / "python.exe"), str(folder / "python3.dll")
    build([COMPILER, "-O2", "-municode", "-s", "starter.c", "-o", exe, "libpython.a"], work)
    entry = ["-shared", "-s", "-nostartfiles", "-Wl,-eDllMain"]
    build([COMPILER, *entry, "forwarder.c", "python3.def", "-o", dll], work)
    shutil.rmtree(work)


def forwards(exports: str) -> str:
    """A module definition whose every name leads to the same name of python311.dll."""
    lines = ["LIBRARY python3.dll", "EXPORTS"]
    _, _, names = exports.partition("EXPORTS")
    for line in names.splitlines():
        if found := re.match(r"(\w+)\b(.*)", line.split(";")[0].strip()):
            name, rest = found.groups()
            data = " DATA" if rest.split()[-1:] == ["DATA"] else ""
            lines.append(f" {name} = python311.{name}{data}")
    return "\n".join(lines) + "\n"

