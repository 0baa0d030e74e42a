"""Pictures of the manual, taken from the real window on the sample office, the same every time."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, qInstallMessageHandler
from PySide6.QtWidgets import QLabel

from bhdesk import app, paths, pictures
from bhdesk.sample import build_binh_minh
from bhdesk.services import office, plans
from bhdesk.ui import few_colours
from bhdesk.ui.memory import Memory
from bhdesk.ui.screens.first_run import FirstRun
from bhdesk.ui.widgets.labels import CutText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts.import_flow import ImportFlow

FILE = "so-lieu.bhdesk"
LAST_MONTH = 5
SHOWN_FOLDER = r"C:\Users\ubnd\bhdesk"
SIZE, DIALOG = QSize(1240, 660), QSize(1120, 600)
FACES = {
    "overview": "tong-quan", "targets": "chi-tieu", "counts": "so-lieu-thang",
    "further": "so-lieu-khac", "meetings": "hoi-nghi", "tasks": "nhiem-vu", "reports": "bao-cao",
    "catalogue": "danh-muc", "safety": "sao-luu",
}  # fmt: skip
SENT = (
    "Thôn\tBHYT tăng mới\tBHYT tham gia lại\tBHYT giảm\n"
    "Thôn 1\t12\t3\t5\nThôn 2\t9\t2\t4\nThôn 10\t8\t1\t2\n"
    "Thôn An Nhân\t11\t2\t3\nThôn Đoài\t10\t0\t6\nXóm Mới\t7\t1\t2\n"
)


def take(out: Path) -> list[Path]:
    """Every picture into `out`; gives the files."""
    qInstallMessageHandler(pictures.drop_size_hints)
    app.make_app()
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bhdesk-"))
    try:
        made = [_first_run(out), *_pages(folder, out)]
        for file in made:
            few_colours.pack(file)
        return made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _pages(folder: Path, out: Path) -> list[Path]:
    migrations, resources = paths.migrations_dir(), paths.resources_dir()
    build_binh_minh(folder / FILE, migrations, resources, LAST_MONTH).close()
    store = office.open_file(folder / FILE, "", migrations, folder / "sao-luu")
    shell = app.Shell(Memory())
    window = app.make_window(
        store, menus=shell.menus(), today=lambda: date(2026, 6, 2),
        backups=folder / "sao-luu", restore=shell.restore,
    )  # fmt: skip
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.set_month(pictures.MONTH)
    made = []
    try:
        for key in (key for key in window.page_keys if key in FACES):
            window.show_page(key)
            window.show()
            pictures.settle(window.work)
            made.append(_shot(window, window, SIZE, out / f"{FACES[key]}.png", folder))
        made.append(_import(window, folder, out))
    finally:
        window.close()
        window.work.close()
        store.close()
    return made


def _import(window: MainWindow, folder: Path, out: Path) -> Path:
    """What a village sent, as the officer sees it before anything is written."""
    sent = folder / "BHYT thang 6 cac thon.tsv"
    sent.write_text(SENT, "utf-8")
    window.set_month(pictures.MONTH + 1)
    window.show_page("counts")
    pictures.settle(window.work)
    flow: ImportFlow = window.page("counts").imports  # type: ignore[attr-defined]
    flow.read(sent)
    pictures.settle(window.work)
    dialog = flow.dialog
    if dialog is None:
        raise RuntimeError("the import dialog did not open")
    target = _shot(dialog, window, DIALOG, out / "nhap-tu-tep.png", folder)
    dialog.reject()
    return target


def _first_run(out: Path) -> Path:
    bundled = plans.bundled(paths.resources_dir() / "plans")
    steps = FirstRun(bundled, paths.data_dir(), pictures.refuse)
    steps.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    steps.office.name_field.setText("Bình Minh")
    steps.office.superior.setText("Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)")
    target = pictures.shoot(steps, None, DIALOG, 1.0, out / "lan-dau-1.png")
    steps.close()
    steps.deleteLater()
    return target


def _shot(shown: QWidget, window: MainWindow, size: QSize, target: Path, folder: Path) -> Path:
    """Our own folder reads as it does on an officer's PC: the picture must not change with it."""
    shown.resize(size)
    shown.show()
    pictures.settle(window.work)
    window.status.set_file(FILE)
    for label in shown.findChildren(QLabel):
        said = label.full if isinstance(label, CutText) else label.text()
        if str(folder) in said:
            words = said.replace(str(folder), SHOWN_FOLDER).replace("/", "\\")
            label.set_full(words) if isinstance(label, CutText) else label.setText(words)
    return pictures.shoot(shown, window.work, size, 1.0, target)
