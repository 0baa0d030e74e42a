"""Tries what Windows itself shows of the program and does with its files."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tools.windows import packing
from tools.windows.installer import numbers
from tools.windows.trial_setup import EXTENSION, FACTS, OPENED_BY, facts_at, registry

if TYPE_CHECKING:
    from pathlib import Path

    from tools.screen import Screen
    from tools.windows.trial import Trial
    from tools.windows.wine import Wine

PUBLISHER = "Nhóm phát triển bhdesk"
# What the starter of NSIS says before it has read our words.
ENGLISH = ("NSIS Error", "Installer integrity check", "verifying installer")


def shows_its_facts(trial: Trial) -> None:
    """In the list of apps and among the properties of each file that is started."""
    version = packing.version()
    found = registry(trial, FACTS)
    wanted = {"DisplayVersion": version, "Publisher": PUBLISHER, "DisplayName": "bhdesk"}
    lacking = [name for name, value in wanted.items() if f'"{name}"="{value}"' not in found]
    trial.claim("danh sách ứng dụng: phiên bản, nhà phát hành", not lacking, lacking)
    size = int(found.partition('"EstimatedSize"=dword:')[2][:8] or "0", 16)
    is_so = abs(size * 1024 - packing.size(trial.program)) < 2**20
    trial.claim(f"danh sách ứng dụng: dung lượng {size / 1024:.0f} MB", is_so, size)
    started = [trial.program / name for name in ("bhdesk.exe", "bhdesk-cli.exe")]
    for file in (*started, trial.packed.installer):
        content = file.read_bytes()
        both = b"".join(number.to_bytes(4, "little") for number in numbers(version))
        is_so = content[facts_at(content) :].startswith(both)
        trial.claim(f"{file.name} nói đúng phiên bản", is_so)
        trial.claim(f"{file.name} không đòi quyền quản trị", b"requireAdministrator" not in content)
    words = trial.packed.installer.read_bytes()
    english = [said for said in ENGLISH if said.encode("utf-16-le") in words]
    trial.claim("bộ cài không nói tiếng Anh", not english, english)


def opens_by_double_click(trial: Trial, screen: Screen, seen: Wine, data: Path) -> None:
    """A double click on the file that is open brings its window forward; no second one comes."""
    know_type(trial)
    second = seen.start("start", "/wait", trial.on_c(data), cwd=trial.home)
    try:
        status: int | str = second.wait(60)
    except subprocess.TimeoutExpired:
        status = "còn chạy"
    count = len(screen.windows("bhdesk"))
    is_so = status == 0 and count == 1
    trial.claim("nhấp đúp tệp đang mở: vẫn một cửa sổ", is_so, (status, count))


def know_type(trial: Trial) -> None:
    """Wine 8 knows the file types of the machine only, Windows those of the user first."""
    for key in (EXTENSION, OPENED_BY.partition("\\shell")[0]):
        told = registry(trial, key).replace("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
        trial.wine.drive_c("type.reg").write_text(told, encoding="utf-16")
        trial.wine.run("regedit", "/S", "C:\\type.reg", cwd=trial.home)
