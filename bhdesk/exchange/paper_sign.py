"""The end of the paper: who signs at the right, who receives it ("Nơi nhận") at the left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_stack import Stack, stack_piece
from bhdesk.exchange.paper_text import drop_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Document, Signature
    from bhdesk.exchange.paper_flow import Piece

_BODY_LINES_KEPT = 2
BETWEEN_MM = 4.0


def with_signature(setting: Setting, body: Sequence[Piece], document: Document) -> list[Piece]:
    """The body and its signature; at least the last two lines of the body stay with it."""
    first_kept = max(len(body) - _BODY_LINES_KEPT, 0)
    pieces = [
        replace(piece, is_glued=True) if index >= first_kept else piece
        for index, piece in enumerate(body)
    ]
    pieces.append(_signature_piece(setting, document))
    return pieces


def _signature_piece(setting: Setting, document: Document) -> Piece:
    text = setting.form.text
    if document.left_signature is not None:
        return _two_signatures(setting, document, document.left_signature)
    split = setting.width * (1 - text.sign_share)
    left = Stack(setting, setting.left, split - BETWEEN_MM * MM)
    right = Stack(setting, setting.left + split, setting.width - split, is_centred=True)
    _add_signer(right, document.signature)
    if document.recipients:
        _add_recipients(left, document.recipients)
    return stack_piece(left, right, gap=text.sign_gap_mm * MM)


def _two_signatures(setting: Setting, document: Document, left_one: Signature) -> Piece:
    """Two who sign side by side; who receives the paper stands under the left one."""
    text = setting.form.text
    half = setting.width / 2
    left = Stack(setting, setting.left, half, is_centred=True)
    right = Stack(setting, setting.left + half, half, is_centred=True)
    _add_signer(left, left_one)
    _add_signer(right, document.signature)
    below = max(left.height, right.height) + text.part_gap_mm * MM
    under = Stack(setting, setting.left, half, height=below)
    if document.recipients:
        under.add(setting.form.words.recipients, setting.form.style.recipients_title)
        under.add_items(document.recipients, setting.form.style.recipients)
    return stack_piece(left, right, under, gap=text.sign_gap_mm * MM)


def _add_signer(stack: Stack, signature: Signature) -> None:
    form = stack.setting.form
    for line in (*signature.lines, signature.second_post):
        stack.add(line, form.style.signer)
    stack.height += form.text.seal_mm * MM
    stack.add(signature.name, form.style.signer_name)


def _add_recipients(stack: Stack, recipients: tuple[str, ...]) -> None:
    """The words "Nơi nhận:" on the baseline of the signer's first line, then the list."""
    style = stack.setting.form.style
    stack.height = recipients_drop(stack.setting)
    stack.add(stack.setting.form.words.recipients, style.recipients_title)
    stack.add_items(recipients, style.recipients)


def recipients_drop(setting: Setting) -> float:
    """How much lower "Nơi nhận:" begins than the signer's first line, for one baseline; in pt."""
    style = setting.form.style
    signer, title = (
        drop_of(setting.face(one), one.size, setting.line_height(one))
        for one in (style.signer, style.recipients_title)
    )
    return signer - title
