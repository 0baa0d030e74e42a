"""The little things a window remembers between runs, in an INI file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path


class Memory:
    """Texts and bytes by key; without a file it forgets at the end."""

    def __init__(self, file: Path | None = None) -> None:
        self._kept: dict[str, object] = {}
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None

    def text(self, key: str, otherwise: str = "") -> str:
        return str(self._get(key, otherwise))

    def data(self, key: str) -> QByteArray:
        found = self._get(key, QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | QByteArray) -> None:
        if self._settings is None:
            self._kept[key] = value
        else:
            self._settings.setValue(key, value)

    def _get(self, key: str, otherwise: object) -> object:
        if self._settings is None:
            return self._kept.get(key, otherwise)
        return self._settings.value(key, otherwise)
