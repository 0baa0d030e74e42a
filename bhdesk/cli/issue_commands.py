"""Commands about papers that went out: issue, register, file, what changed since, withdraw."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import Context, table
from bhdesk.cli.report_commands import details_of
from bhdesk.domain import issued, paper_kinds, text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.issued import Nature
from bhdesk.domain.periods import Period
from bhdesk.services import issuing, reporting

if TYPE_CHECKING:
    import argparse

    from bhdesk.domain.document import Document
    from bhdesk.domain.issued import Issued
    from bhdesk.domain.issued_changes import Difference
    from bhdesk.domain.official_papers import Paper


def issue(context: Context, options: argparse.Namespace) -> int:
    """Freeze the paper of a period in the register and, if asked for, write its file.

    Raises UserError issued.*, report.*; nothing is written then.
    """
    target = _pdf_name(options.out) if options.out else None
    period = Period.parse(options.period)
    made = reporting.paper(
        context.store, _kind(options, period), period, details_of(context, options)
    )
    nature, reason = _nature(options), options.reason or ""
    document = _document(context, made, nature, reason)
    pages = reporting.pdf(document, context.resources)
    ready = issuing.ready(made, document, pages)
    _, paper = issuing.issue(context.store, ready, nature, reason)
    lines = [f"Đã phát hành {paper.title}, số {paper.sign}, ngày {text.day(paper.day)}."]
    if target is not None:
        try:
            issuing.save(context.store, paper.id, target)
        except StoreProblem:
            context.tell(f"{lines[0]} Tệp chưa ghi được; lấy lại bằng: report file {paper.id}")
            raise
        lines.append(f"Đã ghi {target}")
    context.answer(_json(paper), lines)
    return 0


def _kind(options: argparse.Namespace, period: Period) -> str:
    """The kind asked for, else the full report of the period."""
    return str(options.kind or paper_kinds.periodic(period).key)


def _nature(options: argparse.Namespace) -> Nature:
    if options.replace:
        return Nature.REPLACEMENT
    return Nature.SUPPLEMENT if options.supplement else Nature.FIRST


def _document(context: Context, made: Paper, nature: Nature, reason: str) -> Document:
    """The paper itself, or the one that refers to the paper before with old and new figures."""
    if nature is Nature.FIRST:
        return made.document
    now = reporting.as_json(made.report)
    since = issuing.changed_since(context.store, made.kind, str(made.period), now)
    return issuing.replacement(since, made.document, nature, reason)


def _pdf_name(name: str) -> Path:
    target = Path(name)
    if target.suffix.lower() != ".pdf":
        raise UserError("report.not_pdf", name=target.name)
    return target


def _json(paper: Issued) -> dict[str, Any]:
    return {
        "id": paper.id, "kind": paper.kind, "period": paper.period, "version": paper.version,
        "nature": paper.nature.value, "replaces": paper.replaces, "number": paper.sign,
        "issued": paper.day.isoformat(), "title": paper.title, "signer": paper.signer,
        "post": paper.post, "as_of": paper.as_of.isoformat() if paper.as_of else None,
        "reason": paper.reason or None, "recorded_at": paper.issued_at, "by": paper.actor,
        "sha256": paper.sha256, "withdrawn": paper.withdrawn if paper.is_withdrawn else None,
    }  # fmt: skip


def register(context: Context, options: argparse.Namespace) -> int:
    """Every paper that went out, newest first, or those with the words sought."""
    found = issuing.register(context.store, options.search or "")
    replaced = {
        one.replaces
        for one in issuing.register(context.store)
        if one.nature is Nature.REPLACEMENT and not one.is_withdrawn
    }
    rows = [
        [
            str(one.id), one.sign, text.day(one.day), one.title, str(one.version),
            _state(one, is_replaced=one.id in replaced),
        ]
        for one in found
    ]  # fmt: skip
    lines = table(["Mã", "Số", "Ngày", "Văn bản", "Lần", "Tình trạng"], rows)
    empty = "Không tìm thấy văn bản nào." if options.search else "Chưa phát hành văn bản nào."
    context.answer({"rows": [_json(one) for one in found]}, lines if found else [empty])
    return 0


def _state(paper: Issued, *, is_replaced: bool) -> str:
    if paper.is_withdrawn:
        return "đã thu hồi"
    if is_replaced:
        return "đã được thay thế"
    return issued.NATURE_WORDS[paper.nature] or "đã phát hành"


def file(context: Context, options: argparse.Namespace) -> int:
    """Write the very bytes that went out, or as .json the figures with the paper's version."""
    target = Path(options.out)
    issuing.save(context.store, text.parse_count(options.id) or 0, target)
    context.answer({"file": str(target)}, [f"Đã ghi {target}"])
    return 0


def withdraw(context: Context, options: argparse.Namespace) -> int:
    """Take a paper back; it stays in the register."""
    number = text.parse_count(options.id) or 0
    issuing.withdraw(context.store, number, options.reason)
    context.answer({"id": number}, ["Đã thu hồi; văn bản vẫn còn trong sổ."])
    return 0


def diff(context: Context, options: argparse.Namespace) -> int:
    """Old and new of each figure that is no longer what went out."""
    period = Period.parse(options.period)
    made = reporting.paper(context.store, _kind(options, period), period)
    now = reporting.as_json(made.report)
    since = issuing.changed_since(context.store, made.kind, str(period), now)
    paper = since.paper
    value = {
        "period": str(period), "kind": paper.kind, "version": paper.version,
        "number": paper.sign, "issued": paper.day.isoformat(),
        "changes": [
            {
                "unit": one.unit, "unit_name": one.unit_name, "indicator": one.indicator,
                "of": one.of or None, "field": one.field, "old": one.old, "new": one.new,
            }
            for _, one in since.listed
        ],
    }  # fmt: skip
    head = f"So với {paper.title}, số {paper.sign}, ngày {text.day(paper.day)}:"
    rows = [[_place(one), name, one.words, _figure(one.old), _figure(one.new)]
            for name, one in since.listed]  # fmt: skip
    told = table(["Đơn vị", "Chỉ tiêu", "Nội dung", "Đã báo cáo", "Hiện nay"], rows)
    context.answer(value, [head, *(told if rows else ["Không có số liệu nào thay đổi."])])
    return 0


def _place(one: Difference) -> str:
    return one.unit_name or "Toàn đơn vị"


def _figure(value: int | str | None) -> str:
    return issued.figure_cell(value).text
