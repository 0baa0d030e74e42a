"""Blocks of cells as plain text with tabs, the way spreadsheets exchange them."""

from __future__ import annotations

import csv
import io


def to_text(block: list[list[str]]) -> str:
    """Rows joined by tabs and line ends; one line end after the last row, as Excel writes it."""
    return "".join("\t".join(_flat(text) for text in row) + "\n" for row in block)


def from_text(text: str) -> list[list[str]]:
    """Rows of a pasted block; exactly one trailing line end is dropped, an empty row stays."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    if '"' not in text:
        return [line.split("\t") for line in text.split("\n")]
    rows = csv.reader(io.StringIO(text), delimiter="\t")
    return [[cell.replace("\n", " ") for cell in row] or [""] for row in rows]


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
