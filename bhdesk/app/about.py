"""Puts together what the box Giới thiệu tells and saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk import paths, program_log
from bhdesk.services import diagnosing, licences
from bhdesk.ui.about import AboutDialog, LicencesDialog, window_facts

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.office import DataFile


def dialog(store: DataFile | None, parent: QWidget | None) -> AboutDialog:
    """The box, not yet open; without a data file it tells of the program only."""
    resources = paths.resources_dir()
    known = diagnosing.versions(resources)
    data = str(store.path) if store is not None else ""
    facts = window_facts(known, data)

    def save(target: Path) -> None:
        safe = {name: value for name, value in facts.items() if value != data}
        if parent is not None:
            safe["Tỷ lệ màn hình"] = f"{parent.devicePixelRatioF():g}"
        lines = diagnosing.findings(store, paths.backup_dir()) if store is not None else ()
        diagnosing.package(target, safe, lines, program_log.texts(paths.log_dir()))

    made = AboutDialog(
        facts, lambda: _licences(made), save, paths.data_dir() / diagnosing.FILE_NAME, parent
    )
    return made


def _licences(parent: QWidget) -> LicencesDialog:
    resources = paths.resources_dir()
    found = licences.texts(resources.parent, resources)
    return LicencesDialog(licences.parts(resources), found, parent)
