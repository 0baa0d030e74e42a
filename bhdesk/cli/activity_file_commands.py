"""Commands about files of activities: the workbook, the papers of a meeting, photos and scans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk import messages
from bhdesk.cli.activity_commands import number_of
from bhdesk.domain import text
from bhdesk.domain.activity_import import RowState
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.meeting_words import MeetingDetails
from bhdesk.domain.periods import Period
from bhdesk.domain.repeats import Twins
from bhdesk.services import activity_files, activity_papers, attachments

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context
    from bhdesk.domain.activity_import import ActivityPlan
    from bhdesk.domain.document import Document
    from bhdesk.domain.errors import Issue


def import_file(context: Context, options: argparse.Namespace) -> int:
    """A workbook's activities: checked, then written in one transaction unless --dry-run."""
    path = Path(options.file)
    book = activity_files.read(path, options.password)
    plan = activity_files.prepare(context.store, book, path.name)
    batch: int | None = None
    if not options.dry_run:
        _, result = activity_files.commit(context.store, plan, twins=Twins(options.twins))
        batch = result.batch
    for issue in plan.issues:
        context.tell(f"⚠ {messages.of(issue)}")
    value = _plan_json(plan, Twins(options.twins)) | {"batch": batch}
    word = "Sẽ thêm" if options.dry_run else "Đã thêm"
    line = (
        f"Đọc {value['read']} hoạt động; {word.lower()} {value['added']}, sửa {value['changed']},"
        f" giữ nguyên {value['same']}, không dùng được {value['rejected']}."
    )
    context.answer(value, [line])
    return 0


def _plan_json(plan: ActivityPlan, twins: Twins) -> dict[str, Any]:
    doubled = plan.count(RowState.TWIN)
    return {
        "read": len(plan.rows),
        "added": plan.count(RowState.NEW) + (doubled if twins is Twins.ADD else 0),
        "changed": plan.count(RowState.CHANGED),
        "same": plan.count(RowState.SAME),
        "duplicates": doubled,
        "rejected": plan.count(RowState.BAD),
        "issues": [_issue(issue) for issue in plan.issues],
    }


def _issue(issue: Issue) -> dict[str, str]:
    sheet, sign, cell = issue.where.rpartition("!")
    return {
        "sheet": sheet if sign else issue.where,
        "cell": cell if sign else "",
        "code": issue.code,
        "level": issue.level.value,
        "message": messages.explain(issue.code, issue.params),
    }


def export(context: Context, options: argparse.Namespace) -> int:
    """The activities of a period, or all of them, as a workbook that can be imported again."""
    target = Path(options.out)
    if options.period:
        period = Period.parse(options.period)
        days = (period.first.first_day, period.last.last_day)
        count = activity_files.export(context.store, target, *days)
    else:
        count = activity_files.export(context.store, target)
    context.answer({"file": str(target), "rows": count}, [f"Đã ghi {target}"])
    return 0


def minutes(context: Context, options: argparse.Namespace) -> int:
    """The minutes of a meeting; raises UserError activity.not_held, activity.no_paper."""
    details = MeetingDetails(number=_count(options.number))
    made = activity_papers.minutes(context.store, number_of(options.id), details)
    return _saved(context, made, options)


def invitation(context: Context, options: argparse.Namespace) -> int:
    """The invitation to a meeting; raises UserError activity.is_cancelled, activity.no_paper."""
    day = text.parse_date(options.date) if options.date else None
    details = MeetingDetails(_count(options.number), day, invitee=options.to or "")
    made = activity_papers.invited(context.store, number_of(options.id), details)
    return _saved(context, made, options)


def attendance(context: Context, options: argparse.Namespace) -> int:
    """The sheet to be signed by those who come; raises as invitation."""
    details = MeetingDetails(rows=_count(options.rows) or 0)
    made = activity_papers.attendance(context.store, number_of(options.id), details)
    return _saved(context, made, options)


def _count(raw: str | None) -> int | None:
    return None if raw is None else text.parse_count(raw)


def _saved(context: Context, made: Document, options: argparse.Namespace) -> int:
    target = Path(options.out)
    activity_papers.save(made, target, context.resources)
    context.answer({"file": str(target)}, [f"Đã ghi {target}"])
    return 0


def attach(context: Context, options: argparse.Namespace) -> int:
    """Keep photos and scans with an activity; raises UserError attachment.*."""
    number = number_of(options.id)
    paths = [Path(name) for name in options.files]
    _, ids = attachments.add(context.store, number, paths, options.note or "")
    context.answer({"ids": list(ids)}, [f"Đã đính kèm {len(ids)} tệp."])
    return 0


def attachments_of(context: Context, options: argparse.Namespace) -> int:
    """The attachments of an activity."""
    found = attachments.listed(context.store, number_of(options.id))
    rows = [
        {
            "id": item.id, "name": item.name, "kind": item.kind.value, "size": item.size,
            "sha256": item.sha256, "added_at": item.added_at, "note": item.note,
        }
        for item in found
    ]  # fmt: skip
    lines = [f"{item.id:>4}  {item.name}  {text.count(item.size)} byte" for item in found]
    context.answer({"rows": rows}, lines or ["Chưa có tệp đính kèm."])
    return 0


def detach(context: Context, options: argparse.Namespace) -> int:
    """Put an attachment into the bin; raises UserError attachment.unknown."""
    attachments.remove(context.store, number_of(options.id))
    context.answer({}, ["Đã bỏ tệp đính kèm vào Thùng rác."])
    return 0


def reattach(context: Context, options: argparse.Namespace) -> int:
    """Take an attachment out of the bin; raises UserError attachment.unknown."""
    attachments.restore(context.store, number_of(options.id))
    context.answer({}, ["Đã lấy lại tệp đính kèm."])
    return 0


def save_copy(context: Context, options: argparse.Namespace) -> int:
    """Copy an attachment out; raises UserError attachment.unknown, attachment.lost."""
    target = Path(options.out)
    attachments.save_copy(context.store, number_of(options.id), target)
    context.answer({"file": str(target)}, [f"Đã ghi {target}"])
    return 0


def recover(context: Context, options: argparse.Namespace) -> int:
    """Take lost or damaged attachments back from the backups of a folder.

    Raises StoreProblem file.missing when there is no such folder.
    """
    folder = Path(options.folder) if options.folder else context.backups
    if options.folder and not folder.is_dir():
        raise StoreProblem("file.missing", name=folder.name)
    count = attachments.recover(context.store, folder)
    context.answer({"recovered": count}, [f"Đã lấy lại {count} tệp đính kèm."])
    return 0
