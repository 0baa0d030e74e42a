"""Which way up a table is printed: upright where its letters stay large, else across the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain.document import Annex, Table
from bhdesk.domain.errors import UserError
from bhdesk.exchange.clean import cleaned
from bhdesk.exchange.paper_pen import setting_for
from bhdesk.exchange.paper_table import table_plan

if TYPE_CHECKING:
    from bhdesk.domain.document import Document
    from bhdesk.exchange.fonts import FontFamily
    from bhdesk.exchange.form import FormProfile


def turned(document: Document, form: FormProfile, fonts: FontFamily) -> Document:
    """The document with each annex the way up that suits its tables."""
    annexes = tuple(
        replace(annex, is_landscape=not _fits_upright(annex, form, fonts))
        for annex in cleaned(document.annexes)
    )
    return replace(document, annexes=annexes)


def _fits_upright(annex: Annex, form: FormProfile, fonts: FontFamily) -> bool:
    """All columns side by side and in letters larger than the smallest."""
    setting = setting_for(form, fonts, is_landscape=False)
    try:
        plans = [table_plan(setting, one) for one in annex.blocks if isinstance(one, Table)]
    except UserError:
        # too wide, or a letter the faces lack, which the drawing itself reports
        return False
    return all(len(plan.blocks) == 1 and plan.size > form.table.sizes[-1] for plan in plans)
