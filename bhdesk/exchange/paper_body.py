"""The body of a paper or annex: headings, paragraphs, lettered points and tables as pieces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain.document import Block, Chart, Heading, Paragraph, Points, Table, TextKind
from bhdesk.exchange.paper_chart import chart_pieces
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_table import table_pieces
from bhdesk.exchange.paper_text import Fall, glued, text_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.exchange.form import FormProfile
    from bhdesk.exchange.paper_flow import Piece

# A sentence that ends so stays with the beginning of what it announces.
ANNOUNCES = ":"


def body_pieces(setting: Setting, blocks: Sequence[Block]) -> list[Piece]:
    """The text and tables of a paper as pieces that can be laid on pages."""
    pieces: list[Piece] = []
    for block in blocks:
        pieces += _block_pieces(setting, block)
    return pieces


def letter(form: FormProfile, index: int) -> str:
    """The letter of the n-th điểm by the Vietnamese alphabet; after the last, doubled."""
    letters = form.words.point_letters
    return letters[index % len(letters)] * (index // len(letters) + 1)


def with_end_mark(blocks: Sequence[Block], end: str) -> tuple[Block, ...]:
    """The blocks with "./." after the very last word, in place of its full stop."""
    if not blocks:
        return ()
    *front, last = blocks
    return (*front, *_ended(last, end))


def _ended(last: Block, end: str) -> tuple[Block, ...]:
    def close(text: str) -> str:
        bare = text.rstrip()
        return bare if bare.endswith(end) else bare.rstrip(" .;") + end

    if isinstance(last, Points) and last.items:
        return (replace(last, items=(*last.items[:-1], close(last.items[-1]))),)
    if isinstance(last, (Heading, Paragraph)):
        return (replace(last, text=close(last.text)),)
    if isinstance(last, (Table, Chart)) and last.note:
        return (replace(last, note=close(last.note)),)
    return (last, Paragraph(end))


def _block_pieces(setting: Setting, block: Block) -> list[Piece]:
    if isinstance(block, Table):
        return table_pieces(setting, block)
    if isinstance(block, Chart):
        return chart_pieces(setting, block)
    if isinstance(block, Heading):
        return _heading_pieces(setting, block)
    if isinstance(block, Points):
        items = (f"{letter(setting.form, index)}) {text}" for index, text in enumerate(block.items))
        return [piece for item in items for piece in _paragraph_pieces(setting, item)]
    return _paragraph_pieces(setting, block.text, block.kind)


def _heading_pieces(setting: Setting, heading: Heading) -> list[Piece]:
    form = setting.form
    style = form.style.heading1 if heading.level == 1 else form.style.heading2
    pieces = text_pieces(
        setting,
        heading.text,
        style,
        Fall.JUSTIFIED,
        indent=form.text.first_indent_mm * MM,
        gap=form.text.heading_gap_pt,
        spacing=form.text.body_spacing,
    )
    return glued(pieces)


def _paragraph_pieces(setting: Setting, text: str, kind: TextKind = TextKind.BODY) -> list[Piece]:
    """One paragraph for each line of `text`: typed remarks may come with line ends."""
    form = setting.form
    style = {
        TextKind.BODY: form.style.body,
        TextKind.BASIS: form.style.basis,
        TextKind.NOTE: form.style.note,
    }[kind]
    is_note = kind is TextKind.NOTE
    pieces: list[Piece] = []
    for line in text.split("\n"):
        pieces += text_pieces(
            setting,
            line,
            style,
            Fall.JUSTIFIED,
            indent=0.0 if is_note else form.text.first_indent_mm * MM,
            gap=form.text.gap_pt,
            spacing=1.0 if is_note else form.text.body_spacing,
        )
    if text.rstrip().endswith(ANNOUNCES):
        return [*pieces[:-1], replace(pieces[-1], is_glued=True)]
    return pieces
