"""A Debian without Python for the Linux bundle, with only the libraries Qt needs of a system."""

from __future__ import annotations

import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from tools.acceptance.places import Failure
from tools.debian import WINDOW_PACKAGES

if TYPE_CHECKING:
    from pathlib import Path


def make(top: Path, program: Path) -> Path:
    """The system at `top`, made when it is not there, with the program in its /opt/bhdesk.

    Raises Failure where it cannot be made, or where it has a Python after all.
    """
    if not (top / "usr" / "bin" / "dpkg").exists():
        shutil.rmtree(top, ignore_errors=True)
        packages = ",".join([*WINDOW_PACKAGES, "fonts-dejavu-core"])
        release, source = _release()
        command = ["debootstrap", "--variant=minbase", f"--include={packages}"]
        done = subprocess.run(
            [*command, release, str(top), source], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Failure(f"debootstrap: {done.stdout[-400:]} {done.stderr[-400:]}")
    pythons = [found for folder in ("usr/bin", "usr/local/bin", "bin")
               for found in (top / folder).glob("python*")]  # fmt: skip
    if pythons:
        raise Failure(f"the bare system has {pythons[0]}")
    target = top / "opt" / "bhdesk"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(program, target, symlinks=True)
    return top


def _release() -> tuple[str, str]:
    """This machine's Debian release, and where it gets its packages."""
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return release, told[0]
