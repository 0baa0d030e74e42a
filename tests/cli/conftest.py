"""The command line called in this process, with a folder of its own for everything it writes."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bhdesk import cli

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Officer:
    """Types commands at one data file."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def types(self, *words: object) -> Said:
        """Run a command on the data file, whatever comes of it."""
        status = cli.main(["--data", str(self.data), *map(str, words)])
        printed = self._capsys.readouterr()
        return Said(status, printed.out, printed.err)

    def asks(self, *words: object) -> Any:
        """The JSON answer of a command that must be done."""
        said = self.types(*words, "--json")
        assert (said.status, said.out.count("\n")) == (0, 1), said.err
        return said.json

    def is_refused(self, code: str, *words: object) -> str:
        """The one Vietnamese sentence of a refusal: nothing on stdout, the file untouched."""
        before = self.data.read_bytes() if self.data.is_file() else None
        said = self.types(*words)
        assert said.status == 1, said
        assert said.out == ""
        (line,) = said.err.splitlines()
        assert line.endswith(f" {code}]"), line
        assert "[BH-" in line
        assert unicodedata.is_normalized("NFC", line)
        assert any(ord(letter) > 0x1E00 for letter in line), f"no Vietnamese: {line}"
        assert (self.data.read_bytes() if self.data.is_file() else None) == before
        return line


@pytest.fixture
def officer(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Officer:
    """An officer without a data file yet."""
    return Officer(tmp_path / "số liệu.bhdesk", capsys)


@pytest.fixture
def at_binh_minh(home: Path, binh_minh: Store, capsys: pytest.CaptureFixture[str]) -> Officer:
    """An officer of xã Bình Minh, whose file holds plan and villages only."""
    binh_minh.close()
    return Officer(binh_minh.path, capsys)
