"""Blocks of cells as plain text with tabs, the way spreadsheets exchange them."""

from __future__ import annotations

import io


def to_text(block: list[list[str]]) -> str:
    """Rows joined by tabs and line ends; one line end after the last row, as Excel writes it."""
    return "".join("\t".join(_flat(text) for text in row) + "\n" for row in block)


def from_text(text: str) -> list[list[str]]:
    """Rows of a pasted block; exactly one trailing line end is dropped, an empty row stays.

    Excel puts a cell with line ends, tabs or quotes into quotes. Where the quotes do not close,
    they are letters like any others.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    if '"' in text:
        import csv  # noqa: PLC0415 - few pasted blocks need it

        try:
            rows = list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))
        except csv.Error:
            rows = []
        if rows:
            return [[_flat(cell) for cell in row] or [""] for row in rows]
    return [line.split("\t") for line in text.split("\n")]


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
