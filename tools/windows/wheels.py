"""The locked libraries as Windows wheels, unpacked for the Windows Python."""

from __future__ import annotations

import re
from pathlib import Path

from tools.steps import Made, SetupError, digest, run, say
from tools.windows.places import DOWNLOADS, LIBRARIES

# What the markers of the lock speak of, as a Windows Python answers.
_ANSWERS = {
    "sys_platform": "win32",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
}
_CLAUSE = re.compile(r"(\w+) (==|!=) '([^']*)'")


def make_libraries(host: Path, lock: Path) -> Path:
    """The folder of the libraries; pip of this machine asks for wheels of the other system.

    pip answers markers for the machine it runs on, and so the lock is read here first.
    """
    made = Made(LIBRARIES, digest([Path(__file__), lock]))
    if not made.is_there():
        say("Đang cài thư viện cho Windows / installing the locked Windows wheels")
        folder = made.begin()
        DOWNLOADS.mkdir(parents=True, exist_ok=True)
        wanted = DOWNLOADS / "requirements-windows.txt"
        wanted.write_text(for_windows(lock.read_text(encoding="utf-8")), encoding="utf-8")
        pip = [str(host), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
        options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile"]
        system = ["--platform", "win_amd64", "--python-version", "3.11"]
        where = ["--target", str(folder), "-r", str(wanted)]
        run([*pip, "install", *options, *system, *where])
        made.finish()
    return LIBRARIES


def for_windows(lock: str) -> str:
    """The entries of the lock that a Windows machine installs, without their markers."""
    kept = []
    for entry in lock.replace("\\\n", " ").splitlines():
        named, _, hashes = entry.partition(" --hash=")
        name, _, marker = named.partition(";")
        if name.strip() and not name.lstrip().startswith("#") and holds(marker.strip()):
            kept.append(f"{name.strip()} --hash={hashes}")
    return "\n".join(kept) + "\n"


def holds(marker: str) -> bool:
    """Whether a marker of the lock is true on Windows; SetupError when it asks something new."""
    for clause in filter(None, marker.split(" and ")):
        found = _CLAUSE.fullmatch(clause.strip())
        if found is None or found[1] not in _ANSWERS:
            raise SetupError(f"requirements.lock: {marker}?")
        name, sign, value = found.groups()
        if (_ANSWERS[name] == value) is not (sign == "=="):
            return False
    return True
