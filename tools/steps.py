"""How the helper talks, runs its steps, and remembers which of them need no repetition."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """Something only the person at this machine can mend; the text says what to do."""


def say(text: str) -> None:
    """Print at once, so that our lines stand in order among those of the tools."""
    print(text, flush=True)


def call(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Run from the top folder; its exit status, 130 after Ctrl+C."""
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130


def run(command: list[str]) -> None:
    """Run a step of the setup, or raise SetupError: nothing after it could work."""
    if status := call(command):
        raise SetupError(
            f"Bước chuẩn bị thất bại (mã {status}); xem thông báo ngay phía trên.\n"
            f"Setup step failed (status {status}); see the message just above: {command[-1]}"
        )


def digest(parts: Iterable[str | bytes | Path]) -> str:
    """One fingerprint of texts and of the content of files."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part
        data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


class Made:
    """A folder made in one step: kept while the fingerprint of its origin stays the same."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder = folder
        self._fingerprint = fingerprint
        self._stamp = folder.with_name(f"{folder.name}.json")

    def is_there(self) -> bool:
        """Whether the folder was finished from the same origin."""
        try:
            known = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return bool(known == self._fingerprint) and self.folder.is_dir()

    def begin(self) -> Path:
        """An empty folder to fill; what a broken run left is gone."""
        self._stamp.unlink(missing_ok=True)
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        return self.folder

    def finish(self) -> None:
        """Remember that it is whole."""
        self._stamp.write_text(json.dumps(self._fingerprint), encoding="utf-8")
