"""Papers out of the house: an official document as PDF or workbook, a report as JSON."""

from __future__ import annotations

import json
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from bhdesk.exchange import atomic
from bhdesk.domain.document import Document
from bhdesk.exchange import fonts, form, paper, workbook, workbook_document
from bhdesk.exchange.fonts import FontFamily
from bhdesk.exchange.form import FormProfile


@lru_cache(maxsize=2)
def _form(resources: Path) -> tuple[FormProfile, FontFamily]:
    profile = form.load(resources / "forms" / "nd30-2020.toml")
    return profile, fonts.register(resources / "fonts" / "liberation-serif")


def pdf(document: Document, resources: Path) -> bytes:
    """The pages in the office's form; a paper without a kind is its annexes alone.

    Raises UserError paper.*.
    """
    profile, family = _form(resources)
    if not document.kind:
        return paper.render_annexes(document.annexes, profile, family, document.sample_mark)
    return paper.render(document, profile, family)


def save(target: Path, data: bytes) -> None:
    atomic.write_bytes(target, data)


def save_workbook(target: Path, document: Document) -> None:
    buffer = BytesIO()
    workbook.write(workbook_document.from_document(document), buffer)
    atomic.write_bytes(target, buffer.getvalue())


def save_json(target: Path, value: dict[str, Any]) -> None:
    atomic.write_bytes(target, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())
