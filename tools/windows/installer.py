"""The installer of the frozen folder: its words in whole letters, its picture in our dress."""

from __future__ import annotations

import shutil
import struct
import subprocess
import unicodedata
from pathlib import Path

from tools.steps import SetupError, say
from tools.windows.places import BUILD, HERE

_WORDS = Path("Contrib", "Language files")
_WIDTH, _HEIGHT = 164, 314  # what the wizard's picture has in NSIS
_GROUND, _BRAND, _PALE, _WHITE = 0xEDEAE4, 0x0B5C74, 0xC9E1E7, 0xFFFFFF
# Left, top, right, bottom, colour: the mark of bhdesk.svg, twice as large.
_MARK = (
    *((50, 60, 114, 124, _BRAND), (60, 94, 70, 110, _PALE)),
    *((75, 84, 85, 110, _PALE), (90, 74, 100, 110, _WHITE)),
)


def make_installer(source: Path, target: Path, version: str) -> None:
    """Have NSIS make it; raises SetupError with what NSIS says."""
    say("Đang làm bộ cài / making the installer")
    work = BUILD / "installer"
    work.mkdir(parents=True, exist_ok=True)
    clean_words(nsis_folder() / _WORDS, work)
    (work / "side.bmp").write_bytes(picture())
    values = {"VERSION": version, "SOURCE": source, "TARGET": target, "WORK": work}
    defines = [f"-D{name}={value}" for name, value in values.items()]
    script = str(HERE / "installer.nsi")
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, script]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SetupError(f"makensis: {ran.stdout}{ran.stderr}")


def nsis_folder() -> Path:
    """Where NSIS keeps its own files."""
    program = Path(shutil.which("makensis") or "")
    for folder in (Path("/usr/share/nsis"), program.parent, program.parent.parent):
        if (folder / _WORDS / "Vietnamese.nlf").is_file():
            return folder
    raise SetupError("Không thấy NSIS. / NSIS is not there.")


def clean_words(source: Path, target: Path) -> None:
    """The words of NSIS with whole letters: it has them as letter and mark, drawn side by side."""
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        words = (source / name).read_text(encoding="utf-8-sig")
        (target / name).write_text(unicodedata.normalize("NFC", words), encoding="utf-8-sig")


def picture() -> bytes:
    """The picture at the side of the last page, as BMP: rows from the bottom up, blue first."""
    rows = [[_GROUND] * _WIDTH for _ in range(_HEIGHT)]
    for left, top, right, bottom, colour in _MARK:
        for row in rows[top:bottom]:
            row[left:right] = [colour] * (right - left)
    dots = b"".join(colour.to_bytes(3, "little") for row in reversed(rows) for colour in row)
    head = struct.pack("<IiiHHIIiiII", 40, _WIDTH, _HEIGHT, 1, 24, 0, len(dots), 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 14 + len(head) + len(dots), 0, 0, 54) + head + dots
