"""Debian packages: which are missing, and how they are installed from here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tools.steps import SetupError, say

# What a window of Qt's needs of the system; its own wheels bring the rest.
WINDOW_PACKAGES = [
    *("libglib2.0-0", "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"),
]


def install_system_packages(packages: list[str]) -> None:
    """Install what dpkg does not have; nothing on systems without dpkg.

    Raises SetupError when something is missing and cannot be installed from here.
    """
    if os.name == "nt" or shutil.which("dpkg-query") is None:
        return
    missing = missing_packages(packages)
    if not missing:
        return
    command = apt_command()
    if command:
        say(f"Đang cài gói hệ thống / installing system packages: {' '.join(missing)}")
        subprocess.run([*command, "update", "-qq"], check=False)
        install = [*command, "install", "-y", "-qq", "--no-install-recommends", *missing]
        if subprocess.run(install, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return
    raise SetupError(
        "Còn thiếu gói hệ thống; hãy nhờ người quản trị máy chạy lệnh dưới đây rồi làm lại.\n"
        "System packages are missing; have an administrator run this, then try again:\n"
        f"    apt-get install --no-install-recommends {' '.join(missing)}"
    )


def missing_packages(packages: list[str]) -> list[str]:
    """Those of the packages that dpkg does not have, under their own name or with t64 at its end.

    Ubuntu 24.04 renamed some libraries so, when it made their clocks 64 bits wide.
    """
    names = [name for package in packages for name in (package, f"{package}t64")]
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split() for line in answer.stdout.splitlines()]
    there = {line[0] for line in lines if line[1:] == ["installed"]}
    return [package for package in packages if there.isdisjoint({package, f"{package}t64"})]


def apt_command() -> list[str]:
    """How to call apt-get with enough rights from here; empty when there is no way."""
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("apt-get") is None:
        return []
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo") is None:
        return []
    # Without a keyboard nobody could answer sudo's question for a password.
    return ["sudo", *apt] if sys.stdin and sys.stdin.isatty() else ["sudo", "-n", *apt]
