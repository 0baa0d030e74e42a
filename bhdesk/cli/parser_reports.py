"""The words of commands that make papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.wording import MONTH, Room, add, family
from bhdesk.domain.counts import Part
from bhdesk.domain.paper_kinds import PAPER_KINDS
from bhdesk.domain.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.cli.wording import Group, Parser

report_commands, issue_commands = Room("report_commands"), Room("issue_commands")
wording_commands = Room("wording_commands")

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
        if kind.is_periodic:
            _charts(made)
    _issued(report, common)
    _words(report, common)
    export = family(group, "export", "bảng tính kèm báo cáo")
    made = add(export, common, "month", "bảng tính của tháng", report_commands.export_month)
    made.add_argument("period", metavar="THÁNG", help=MONTH)
    made.add_argument("--out", metavar="TỆP.xlsx", required=True, help="tệp Excel sẽ ghi")


def _charts(made: Parser) -> None:
    """With or without, where neither is said as the kind of report has it."""
    which = made.add_mutually_exclusive_group()
    words = "có biểu đồ (quý, 6 tháng, năm: mặc định có)"
    which.add_argument("--charts", action="store_true", default=None, help=words)
    which.add_argument(
        "--no-charts", dest="charts", action="store_false", default=None, help="không biểu đồ"
    )


def _kind(made: Parser, keys: Sequence[str]) -> None:
    made.add_argument("period", metavar="KỲ", help=f"viết như {', '.join(_WRITTEN.values())}")
    words = f"không ghi: báo cáo kỳ; {', '.join(keys)}"
    made.add_argument("--kind", metavar="LOẠI", choices=keys, help=words)


def _issued(report: Group, common: Parser) -> None:
    kinds = [kind.key for kind in PAPER_KINDS if kind.is_issued]
    made = add(report, common, "issue", "phát hành: giữ nguyên bản đã gửi", issue_commands.issue)
    _kind(made, kinds)
    made.add_argument("--number", metavar="SỐ", required=True, help="số văn bản")
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày ký")
    which = made.add_mutually_exclusive_group()
    which.add_argument("--replace", action="store_true", help="báo cáo thay thế")
    which.add_argument("--supplement", action="store_true", help="báo cáo bổ sung")
    made.add_argument("--reason", metavar="LÝ_DO", help="lý do thay thế hoặc bổ sung")
    made.add_argument("--out", metavar="TỆP.pdf", help="ghi thêm tệp đã phát hành")
    _charts(made)
    made = add(report, common, "diff", "thay đổi so với bản đã phát hành", issue_commands.diff)
    _kind(made, kinds)
    made = add(report, common, "register", "sổ văn bản đã phát hành", issue_commands.register)
    made.add_argument("--search", metavar="CHỮ", help="tìm theo số, tên, ngày, người ký, lý do")
    made = add(report, common, "file", "lấy đúng tệp đã phát hành", issue_commands.file)
    made.add_argument("id", metavar="MÃ", help="mã trong sổ")
    words = ".pdf: đúng tệp đã gửi; .json: số liệu đã gửi"
    made.add_argument("--out", metavar="TỆP", required=True, help=words)
    made = add(report, common, "withdraw", "thu hồi một văn bản", issue_commands.withdraw)
    made.add_argument("id", metavar="MÃ", help="mã trong sổ")
    made.add_argument("--reason", metavar="LÝ_DO", required=True, help="lý do thu hồi")


def _words(report: Group, common: Parser) -> None:
    made = add(report, common, "text", "xem, sửa lời văn của báo cáo", wording_commands.text)
    _kind(made, [kind.key for kind in PAPER_KINDS if kind.has_text])
    where = made.add_mutually_exclusive_group()
    where.add_argument("--passage", metavar="ĐOẠN", help="mã của đoạn cần sửa")
    where.add_argument("--add", metavar="PHẦN", help="thêm một đoạn vào cuối phần này")
    what = made.add_mutually_exclusive_group()
    what.add_argument("--text", metavar="LỜI", help="lời văn; để “” là không in đoạn này")
    what.add_argument("--reset", action="store_true", help="lấy lại lời theo số liệu")
    what.add_argument("--keep", action="store_true", help="giữ lời đã sửa dù số liệu đã đổi")
    made = add(report, common, "explain", "một số liệu từ đâu mà có", wording_commands.explain)
    made.add_argument("period", metavar="KỲ", help=f"viết như {', '.join(_WRITTEN.values())}")
    made.add_argument("unit", metavar="ĐƠN_VỊ", help="mã hoặc tên; tên đơn vị mình là toàn đơn vị")
    made.add_argument("indicator", metavar="CHỈ_TIÊU", help="mã chỉ tiêu")
    parts = [*(part.value for part in Part), "target", "plan_pct", "rate"]
    made.add_argument(
        "--part", metavar="PHẦN", choices=parts, help=f"không ghi: cuối kỳ; {', '.join(parts)}"
    )
