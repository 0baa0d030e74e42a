"""The words of commands that make papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.wording import MONTH, Room, add, family
from bhdesk.domain.paper_kinds import PAPER_KINDS
from bhdesk.domain.periods import PeriodKind

if TYPE_CHECKING:
    from bhdesk.cli.wording import Group, Parser

report_commands = Room("report_commands")

_WRITTEN = {
    PeriodKind.MONTH: "2026-05",
    PeriodKind.QUARTER: "2026-Q2",
    PeriodKind.HALF: "2026-H1",
    PeriodKind.YEAR: "2026",
}
_FILE = ".pdf, .docx, .xlsx hoặc .json"


def register(group: Group, common: Parser) -> None:
    """Add them to the command line."""
    report = family(group, "report", "báo cáo và các bảng kèm theo")
    for kind in PAPER_KINDS:
        if kind.is_periodic:
            act = report_commands.periodic
        else:
            is_annex = kind.key == "allocation"
            act = report_commands.allocation if is_annex else report_commands.other
        made = add(report, common, kind.key, kind.title.lower(), act)
        made.set_defaults(kind=kind.key)
        periods = [_WRITTEN[one] for one in PeriodKind if one in kind.periods]
        made.add_argument("period", metavar="KỲ", help=f"viết như {', '.join(periods)}")
        made.add_argument("--out", metavar="TỆP", required=not kind.is_periodic, help=_FILE)
        if kind.is_numbered:
            made.add_argument("--number", metavar="SỐ", help="số văn bản; không ghi: để trống")
            made.add_argument("--date", metavar="NGÀY", help="ngày ký; không ghi: để trống")
        if kind.key == "peak":
            made.add_argument("--target", metavar="SỐ", help="chỉ tiêu tăng mới giao trong tháng")
    export = family(group, "export", "bảng tính kèm báo cáo")
    made = add(export, common, "month", "bảng tính của tháng", report_commands.export_month)
    made.add_argument("period", metavar="THÁNG", help=MONTH)
    made.add_argument("--out", metavar="TỆP.xlsx", required=True, help="tệp Excel sẽ ghi")
