"""What a test sees on a page or dialog by Qt's own roles, and how it looks for it on paper."""

from __future__ import annotations

import io
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import openpyxl
import pypdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QListWidget,
    QTableView,
)

from bhdesk.ui.widgets.cards import KpiCard


def views_of(page):
    """Whatever Qt itself takes for a table or list; pop-ups and boxes to tick are fields."""
    seen = [
        view for view in page.findChildren(QAbstractItemView)
        if view.isVisible() and view.model().rowCount()
        and not isinstance(view, (QListWidget, QHeaderView))
        and not isinstance(view.parentWidget().parentWidget(), QComboBox)
    ]  # fmt: skip
    cards = [card for card in page.findChildren(KpiCard) if card.isVisible()]
    return seen, cards


def table_texts(view):
    """Heads and rows as Qt's own roles tell them, row by row."""
    model = view.model()
    heads = [
        model.headerData(at, Qt.Orientation.Horizontal) or "" for at in range(model.columnCount())
    ]
    rows = [
        [model.index(row, at).data() for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    if model.totals is not None:
        rows.append([cell if isinstance(cell, str) else cell.text for cell in model.totals.cells])
    return heads, rows


def list_texts(view):
    """A list's rows: all the words a screen reader hears, a piece each."""
    model = view.model()
    said = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [[word.strip(",:") for word in row.split()] for row in said]


def card_texts(cards):
    return [[card.kpi.name, card.kpi.value, card.kpi.target, card.kpi.percent, card.kpi.state,
             card.kpi.delta] for card in cards]  # fmt: skip


def shown_of(view):
    if isinstance(view, KpiCard):
        _, cards = views_of(view.parentWidget())
        return [], card_texts(cards)
    return table_texts(view) if isinstance(view, QTableView) else ([], list_texts(view))


def words(texts):
    """Without the marks a screen reader gets between the parts of a row."""
    bare = (word.strip(",:") for text in texts for word in text.split())
    return Counter(word for word in bare if word)


def pdf_texts(pages):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pages)).pages]


def as_number(said):
    """By the Vietnamese rules, written here anew; None for what is no number."""
    bare = said.lstrip("+−").removesuffix("%")
    if not bare or not set(bare) <= set("0123456789.,"):
        return None
    value = Decimal(bare.replace(".", "").replace(",", "."))
    return -value if said.startswith("−") else value


def check_pages(pages, heads, rows):
    printed = pdf_texts(pages)
    wanted = words([*heads, *(text for row in rows for text in row)])
    missing = wanted - words(printed)
    assert not missing, f"shown and not printed: {missing}"
    names = [row[0] for row in rows if row[0]]
    flat = " ".join(" ".join(printed).split())
    places = [flat.find(name) for name in names if flat.count(name) == 1]
    assert all(a < b for a, b in pairwise(places)), "in the order shown"


def check_book(target, heads, rows):
    (page,) = openpyxl.load_workbook(target).worksheets
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    if heads:
        plain = [" ".join(head.split()) for head in heads]
        at = next(i for i, row in enumerate(cells) if row[: len(plain)] == plain)
        for shown, stored in zip(rows, cells[at + 1 :], strict=False):
            for head, said, value in zip(plain, shown, stored, strict=False):
                number = as_number(said) if isinstance(value, (int, float)) else None
                if number is None:
                    assert (value or "") == said or (not said and value in ("có", "không")), head
                else:
                    assert abs(Decimal(str(value)) - number) < Decimal("0.0001"), head
    stored = [str(value) for row in cells for value in row if value is not None]
    for said in (text for row in rows for text in row if text):
        number = as_number(said)
        numbers = set()
        if number is not None:  # 100,00% is kept as the whole number 1
            numbers = {str(number), str(float(number)), f"{number.normalize():f}"}
        assert {said, *numbers} & set(stored) or any(said in one for one in stored), said
