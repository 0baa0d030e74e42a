"""The installer of the frozen folder: its words in whole letters, its picture in our dress."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import unicodedata
from pathlib import Path

from tools.steps import SetupError, say
from tools.windows.places import BUILD, HERE

_WORDS = Path("Contrib", "Language files")
_PROGRAM_FOLDERS = ("ProgramFiles(x86)", "ProgramFiles")
_MOST_LETTERS = 259  # of a whole path on a Windows that has not been told otherwise
_SPELLINGS = (
    *(("tập tin", "tệp"), ("Tập tin", "Tệp"), ("lôi khi", "lỗi khi"), ("rợ lí", "rợ lý")),
    *(("ăng kí", "ăng ký"), ("bất kì", "bất kỳ"), ("Lưu kí", "Ghi lại"), ("bất hợp lệ", "sai")),
    *(("Hoàn tất Cài đặt", "Hoàn tất cài đặt"), ("Hoàn tất Gỡ bỏ", "Hoàn tất gỡ bỏ")),
    *(("&Tiến >", "&Tiếp >"), ("Nhấn Tiến", "Nhấn Tiếp"), ("< &Lùi", "< &Quay lại")),
    *(("Hủy bỏ", "Hủy"), ("hoàn tất thành công", "hoàn tất"), (" trong khi", ",")),
    *(("không hoàn tất", "chưa hoàn tất"), ("Trình đơn Start", "trình đơn Bắt đầu")),
    *(("máy tính của bạn", "máy này"), ("Nhấn “Hoàn thành” để đóng Trình trợ lý.", "")),
)
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
    nsis = nsis_folder()
    clean_words(nsis / _WORDS, work)
    (work / "side.bmp").write_bytes(picture())
    header = [sys.executable, str(HERE / "header_words.py"), str(work / "header.exe")]
    values = {
        **dict(zip(("VERSION_HIGH", "VERSION_LOW"), numbers(version), strict=True)),
        "VERSION": version,
        "SOURCE": source,
        "TARGET": target,
        "WORK": work,
        "SIZE_MB": sum(file.stat().st_size for file in files_of(source)) // 2**20 + 1,
        "MOST_LETTERS": most_letters(source),
        "HEADER": " ".join(f'"{word}"' for word in header),
    }
    defines = [f"-D{name}={value}" for name, value in values.items()]
    script = str(HERE / "installer.nsi")
    command = [*makensis(nsis), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, script]
    ran = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if ran.returncode:
        raise SetupError(f"makensis: {ran.stdout}{ran.stderr}")


def numbers(version: str) -> tuple[int, int]:
    """The two halves of a version as Windows keeps it in a program: 0.1.0 is (1, 0)."""
    first, second, third = (int(part) for part in version.split("."))
    return first << 16 | second, third << 16


def files_of(source: Path) -> list[Path]:
    """Every file of the frozen folder."""
    return [path for path in source.rglob("*") if path.is_file()]


def most_letters(source: Path) -> int:
    """How long the path of the folder may be that all this is unpacked into.

    Windows allows 259 letters, and a backslash stands before each file's own path.
    """
    longest = max(len(str(path.relative_to(source))) for path in files_of(source))
    return _MOST_LETTERS - len("\\bhdesk-dang-cai\\") - longest


def makensis(nsis: Path) -> list[str]:
    """How NSIS is called; a Windows has its program beside its files, and seldom in its path."""
    beside = nsis / "makensis.exe"
    return [str(beside if beside.is_file() else "makensis")]


def nsis_folder() -> Path:
    """Where NSIS keeps its own files."""
    program = Path(shutil.which("makensis") or "")
    bases = [os.environ[name] for name in _PROGRAM_FOLDERS if name in os.environ]
    known = [Path(base, "NSIS") for base in bases]
    for folder in (Path("/usr/share/nsis"), *known, program.parent, program.parent.parent):
        if (folder / _WORDS / "Vietnamese.nlf").is_file():
            return folder
    raise SetupError("Không thấy NSIS. / NSIS is not there.")


def clean_words(source: Path, target: Path) -> None:
    """The words of NSIS with whole letters, as Windows of today spells and calls things.

    It has the letters as letter and mark, drawn side by side.
    """
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        words = unicodedata.normalize("NFC", (source / name).read_text(encoding="utf-8-sig"))
        for theirs, ours in _SPELLINGS:
            words = words.replace(theirs, ours)
        (target / name).write_text(words, encoding="utf-8-sig")


def picture() -> bytes:
    """The picture at the side of the last page, as BMP: rows from the bottom up, blue first."""
    rows = [[_GROUND] * _WIDTH for _ in range(_HEIGHT)]
    for left, top, right, bottom, colour in _MARK:
        for row in rows[top:bottom]:
            row[left:right] = [colour] * (right - left)
    dots = b"".join(colour.to_bytes(3, "little") for row in reversed(rows) for colour in row)
    head = struct.pack("<IiiHHIIiiII", 40, _WIDTH, _HEIGHT, 1, 24, 0, len(dots), 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 14 + len(head) + len(dots), 0, 0, 54) + head + dots
