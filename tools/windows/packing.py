"""Out of the checkout: the program's folder, its installer, and the folder for a USB stick."""

from __future__ import annotations

import ast
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tools.steps import ROOT, SetupError, run, say
from tools.windows.installer import make_installer
from tools.windows.places import DIST, PYTHON, WORK
from tools.windows.wine import Wine, windows_path

PACKAGES = ["nsis"]

# The floors of the project, in bytes.
LARGEST_FOLDER = 85_000_000
LARGEST_INSTALLER = 32_000_000

PORTABLE_MARKER = "mang-theo.txt"
_MARKER_TEXT = (
    "Có tệp này thì bhdesk ghi mọi thứ (số liệu, sao lưu, nhật ký) vào thư mục du-lieu\r\n"
    "ngay cạnh nó, để mang theo trên USB. Hãy giữ nguyên tên tệp.\r\n"
    "Trước khi rút USB, hãy đóng bhdesk.\r\n"
)


_PYINSTALLER = ("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN")


@dataclass(frozen=True, slots=True)
class Packed:
    """What is handed out."""

    folder: Path
    installer: Path
    portable: Path


def version() -> str:
    """The program's version out of its one place, without importing the program."""
    tree = ast.parse((ROOT / "bhdesk" / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
            return str(ast.literal_eval(node.value))
    raise SetupError("bhdesk/__init__.py: __version__?")


def pack(wine: Wine) -> Packed:
    """Freeze in Wine, then make the installer and the portable folder."""
    say("Đang đóng gói bằng PyInstaller / freezing (some minutes)")
    places = ["--distpath", windows_path(DIST), "--workpath", windows_path(WORK)]
    ran = wine.run(PYTHON / "python.exe", *_PYINSTALLER, *places, "build.spec", cwd=ROOT)
    if ran.status:
        raise SetupError(f"PyInstaller: {ran.status}\n{ran.output[-4000:]}")
    return packed()


def pack_here(python: Path) -> Packed:
    """The same on a real Windows, with the Python of its checkout."""
    places = ["--distpath", str(DIST), "--workpath", str(WORK)]
    run([str(python), *_PYINSTALLER, *places, "build.spec"])
    return packed()


def packed() -> Packed:
    """The installer and the portable folder of what was frozen."""
    folder = DIST / "bhdesk"
    installer = DIST / f"bhdesk-{version()}-cai-dat.exe"
    make_installer(folder, installer, version())
    return Packed(folder, installer, make_portable(folder))


def make_portable(folder: Path) -> Path:
    """The same folder with the marker that keeps the data beside it, as a zip."""
    target = DIST / f"bhdesk-{version()}-mang-theo.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, Path("bhdesk", path.relative_to(folder)))
        # Notepad of older Windows 10 takes a text for UTF-8 by its mark only.
        archive.writestr(f"bhdesk/{PORTABLE_MARKER}", b"\xef\xbb\xbf" + _MARKER_TEXT.encode())
    return target


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def sizes(packed: Packed) -> list[str]:
    """A line for each with its size; the floors are named where they are passed."""
    floors = {packed.folder: LARGEST_FOLDER, packed.installer: LARGEST_INSTALLER}
    lines = []
    for path in (packed.folder, packed.installer, packed.portable):
        bytes_, floor = size(path), floors.get(path)
        over = f"  > {floor / 1e6:.0f} MB" if floor and bytes_ > floor else ""
        lines.append(f"{bytes_ / 1e6:7.1f} MB  {path.relative_to(ROOT)}{over}")
    return lines


def largest(folder: Path, count: int = 12) -> list[str]:
    """The largest files of the folder, for whoever wants it smaller."""
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=size, reverse=True)
    return [f"{size(path) / 1e6:7.1f} MB  {path.relative_to(folder)}" for path in files[:count]]

