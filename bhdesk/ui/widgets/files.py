"""Asking for a file or a folder, and showing where something lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

PDF = "Tệp PDF (*.pdf)"
WORD = "Tệp Word (*.docx)"
WORKBOOK = "Sổ tính Excel (*.xlsx)"
DATA = "Tệp dữ liệu bhdesk (*.bhdesk)"
PLAN = "Tệp kế hoạch (*.toml);;Mọi tệp (*)"


def ask_save(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Where to save, with the ending of `start`; None when the officer changed her mind."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == start.suffix else path.with_name(path.name + start.suffix)


def ask_open(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Which file to read."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Which folder to use."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def show_folder(folder: Path) -> bool:
    """Opens a folder in the system's file window."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def size_text(size: int) -> str:
    """Bytes as people say them: 84 GB, 1,2 MB, 48 KB."""
    value, unit = float(size), "byte"
    for unit in ("byte", "KB", "MB", "GB", "TB"):
        if value < 1024 or unit == "TB":
            break
        value /= 1024
    digits = 1 if value < 10 and unit not in ("byte", "KB") else 0
    return f"{value:.{digits}f} {unit}".replace(".", ",")
