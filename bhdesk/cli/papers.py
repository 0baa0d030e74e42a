"""A paper written to a file, with its words and tables as the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk.services import reporting

if TYPE_CHECKING:
    from bhdesk.cli.context import Context
    from bhdesk.domain.document import Document


def write(context: Context, document: Document, out: str, **told: str) -> int:
    """PDF, Word file or workbook by the ending of `out`; `told` stands before it in the JSON."""
    target = Path(out)
    reporting.save_document(document, target, context.resources)
    context.answer(told | reporting.document_json(document), [f"Đã ghi {target}"])
    return 0
