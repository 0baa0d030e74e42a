"""Vietnamese for what Qt itself says: standard buttons, context menus, file and print dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

if TYPE_CHECKING:
    from pathlib import Path


def install(app: QCoreApplication, folder: Path) -> bool:
    """Loads qtbase_vi.qm from `folder` and sets the Vietnamese locale; False: file not usable."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator = QTranslator(app)
    if not translator.load(str(folder / "qtbase_vi.qm")):
        return False
    return app.installTranslator(translator)
