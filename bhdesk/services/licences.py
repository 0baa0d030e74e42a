"""The licences of everything inside, from the texts that come with the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LINK = re.compile(r"[`*]")
_REMARK = re.compile(r" \(|, | with ")


@dataclass(frozen=True, slots=True)
class Licence:
    """A text under the name of the part it belongs to."""

    part: str
    text: str


def parts(resources: Path) -> tuple[tuple[str, str], ...]:
    """Every part with the short name of its licence, out of resources/licences/README.md."""
    rows = []
    for line in _read(resources / "licences" / "README.md").splitlines():
        cells = [_LINK.sub("", cell).strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and set(cells[0]) - set("-: "):
            rows.append((cells[0], _REMARK.split(cells[2])[0]))
    return tuple(rows[1:])


def texts(bundle: Path, resources: Path) -> tuple[Licence, ...]:
    """The texts, ours first; a packaged program also has those of its parts in licences/."""
    found = [("bhdesk", bundle / "LICENSE")]
    found += [("Qt, PySide6", resources / "licences" / f"{n}-3.0.txt") for n in ("LGPL", "GPL")]
    found += [(path.parent.name, path) for path in sorted((resources / "fonts").glob("*/OFL.txt"))]
    folder = bundle / "licences"
    found += [
        (path.relative_to(folder).parts[0], path)
        for path in sorted(folder.rglob("*")) if path.is_file()
    ]  # fmt: skip
    return tuple(
        Licence(f"{part} – {path.name}", said) for part, path in found if (said := _read(path))
    )


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
