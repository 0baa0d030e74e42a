"""The end of a Word paper: who signs and who receives it, kept with the last lines of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.exchange.docx.lines import broken, items, pair, titled
from bhdesk.exchange.docx.marks import Part, Place, Text
from bhdesk.exchange.docx.styles import LOWEST, StyleId
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_sign import BETWEEN_MM, recipients_drop
from bhdesk.exchange.paper_text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Document, Signature


def with_signature(setting: Setting, parts: Sequence[Part], document: Document) -> list[Part]:
    """The text and its signature, never without the last paragraph of the text above it."""
    form = setting.form.text
    gap = form.sign_gap_mm * MM
    share = 0.5 if document.left_signature else form.sign_share
    right = setting.width * share
    left = setting.width - right
    beside: list[Text] = []
    if document.left_signature is not None:
        beside = _signer(setting, document.left_signature, left)
    if document.recipients:
        lowered = form.part_gap_mm * MM if beside else recipients_drop(setting)
        beside += _recipients(setting, document.recipients, lowered)
    boxes = (beside or [Text("Normal")], _signer(setting, document.signature, right))
    return [*_kept(setting, parts, gap), pair((left, right), [boxes], BETWEEN_MM * MM)]


def _kept(setting: Setting, parts: Sequence[Part], gap: float) -> list[Part]:
    """The last paragraph, and the one before a paragraph of a single line, stay with the end."""
    kept = list(parts)
    last = kept[-1]
    if not isinstance(last, Text):
        return [*kept, Text(StyleId.GAP, place=Place(after=gap - LOWEST, keep_next=True))]
    kept[-1] = replace(last, place=replace(last.place, after=gap, keep_next=True))
    body = setting.form.style.body
    room = setting.width - setting.form.text.first_indent_mm * MM
    before = kept[-2] if len(kept) > 1 else None
    if isinstance(before, Text) and setting.face(body).width(last.text, body.size) <= room:
        kept[-2] = replace(before, place=replace(before.place, keep_next=True))
    return kept


def _signer(setting: Setting, signature: Signature, width: float) -> list[Text]:
    style = setting.form.style
    lines = [line for line in (*signature.lines, signature.second_post) if line]
    posts = [titled(StyleId.SIGNER, broken(setting, line, style.signer, width)) for line in lines]
    name = broken(setting, signature.name, style.signer_name, width)
    return [*posts, titled(StyleId.SIGNER_NAME, name, setting.form.text.seal_mm * MM)]


def _recipients(setting: Setting, recipients: tuple[str, ...], before: float) -> list[Text]:
    """The words "Nơi nhận:" `before` points lower, then the list.

    Beside a signer they stand on the baseline of the first line, else under the left signer.
    """
    style = setting.form.style
    place = Place(before=before)
    title = shown(setting.form.words.recipients, style.recipients_title)
    listed = items(setting, StyleId.RECIPIENTS, style.recipients, recipients)
    return [Text(StyleId.RECIPIENTS_TITLE, title, place), *listed]
