"""The words of the command line: every command with its options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bhdesk import __version__
from bhdesk.cli import (
    parser_activities,
    parser_campaign,
    parser_dates,
    parser_past,
    parser_reports,
    window_command,
)
from bhdesk.cli.wildcards import one_file
from bhdesk.cli.wording import MONTH as _MONTH
from bhdesk.cli.wording import Parser, Room
from bhdesk.cli.wording import add as _add
from bhdesk.cli.wording import family as _family
from bhdesk.domain.counts import PART_WORDS, Part

if TYPE_CHECKING:
    from bhdesk.cli.wording import Group

demo_command, month_commands = Room("demo_command"), Room("month_commands")
manual_command = Room("manual_command")
import_commands, state_commands = Room("import_commands"), Room("state_commands")
office_commands, plan_commands = Room("office_commands"), Room("plan_commands")
diagnose_command, restore_command = Room("diagnose_command"), Room("restore_command")

_UNIT = "mã hoặc tên; tên đơn vị mình là toàn đơn vị"
_INDICATOR = "mã chỉ tiêu, ví dụ vsi_participants"


def build() -> argparse.ArgumentParser:
    """The whole command line; every parsed call carries `act`."""
    common = _common(suppress=True)
    root = Parser(
        prog="bhdesk",
        description="Theo dõi chỉ tiêu BHXH, BHYT, BHTN của xã, phường. Không có lệnh: mở cửa sổ.",
        parents=[_common(suppress=False)],
    )
    root.add_argument(
        "--version", action="version", version=f"bhdesk {__version__}", help="hiện phiên bản"
    )
    root.set_defaults(act=window_command.open_window)
    group = root.add_subparsers(metavar="LỆNH", parser_class=Parser)
    _demo(group, common)
    _manual(group, common)
    _plans(group, common)
    _office(group, common)
    _safety(group, common)
    _counts(group, common)
    parser_activities.register(group, common)
    parser_reports.register(group, common)
    parser_past.register(group, common)
    parser_dates.register(group, common)
    parser_campaign.register(group, common)
    return root


def _common(*, suppress: bool) -> Parser:
    """--data and --json, accepted before and after the sub-command."""
    default: object = argparse.SUPPRESS if suppress else None
    made = Parser(add_help=False)
    made.add_argument("--data", metavar="TỆP", default=default, help="tệp dữ liệu *.bhdesk")
    flag: object = argparse.SUPPRESS if suppress else False
    made.add_argument("--json", action="store_true", default=flag, help="trả lời bằng JSON")
    return made


def _demo(group: Group, common: Parser) -> None:
    demo = _add(
        group, common, "demo", "lập hai đơn vị mẫu, ghi báo cáo và ảnh màn hình", demo_command.demo
    )
    demo.add_argument("--out", metavar="THƯ_MỤC", default="demo", help="nơi ghi (mặc định: demo)")
    demo.add_argument("--no-window", action="store_true", help="không mở cửa sổ")


def _manual(group: Group, common: Parser) -> None:
    words = "lưu hướng dẫn sử dụng thành PDF"
    manual = _add(group, common, "manual", words, manual_command.manual)
    manual.add_argument("--out", metavar="TỆP", help="tệp .pdf sẽ ghi")
    manual.add_argument(
        "--pictures", metavar="THƯ_MỤC", help="chụp lại ảnh minh họa vào thư mục này"
    )


def _plans(group: Group, common: Parser) -> None:
    plan = _family(group, "plan", "xem và kiểm tra kế hoạch")
    _add(plan, common, "list", "các kế hoạch có sẵn", plan_commands.list_plans)
    for name, words, act in (
        ("show", "nội dung một kế hoạch", plan_commands.show),
        ("check", "kiểm tra một kế hoạch", plan_commands.check),
    ):
        _add(plan, common, name, words, act).add_argument("plan", metavar="TỆP_HOẶC_MÃ")
    init = _add(group, common, "init", "lập tệp dữ liệu từ kế hoạch", plan_commands.init)
    init.add_argument("--plan", metavar="TỆP_HOẶC_MÃ", required=True, help="kế hoạch")
    init.add_argument("--units", metavar="TỆP", help="danh sách thôn (.xlsx, .tsv)")
    init.add_argument("--office", metavar="TÊN", help="tên đơn vị, ví dụ “xã Bình Minh”")
    init.add_argument("--parent", metavar="TÊN", help="cơ quan cấp trên trực tiếp")
    init.add_argument("--issuer", metavar="TÊN", help="cơ quan ban hành báo cáo")
    init.add_argument("--place", metavar="TÊN", help="địa danh ghi trên báo cáo")
    init.add_argument("--symbol", metavar="KÝ_HIỆU", help="ký hiệu, ví dụ BC-UBND")


def _office(group: Group, common: Parser) -> None:
    base = _family(group, "base", "mẫu số: dân số, lực lượng lao động …")
    made = _add(base, common, "set", "ghi một mẫu số", office_commands.set_base)
    made.add_argument("key", metavar="MÃ", help="ví dụ population, labour_force")
    made.add_argument("value", metavar="SỐ", help="ví dụ 24860 hoặc 24.860")
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="thôn; không ghi: toàn đơn vị")
    made.add_argument("--as-of", metavar="NGÀY", required=True, help="ngày của số liệu")
    made.add_argument("--source", metavar="NGUỒN", help="nguồn số liệu")
    target = _family(group, "targets", "chỉ tiêu")
    made = _add(
        target, common, "allocate", "chia chỉ tiêu cho các đơn vị", office_commands.allocate
    )
    made.add_argument("indicator", metavar="CHỈ_TIÊU", help=_INDICATOR)
    made.add_argument("--total", metavar="SỐ", help="tổng; không ghi: chỉ tiêu của đơn vị")
    made.add_argument(
        "--by", metavar="MÃ", required=True, help="mẫu số, equal, last_year hoặc own_weights"
    )
    made.add_argument("--weights", metavar="ĐƠN_VỊ=SỐ", nargs="+", help="hệ số của từng đơn vị")
    made.add_argument("--save", action="store_true", help="lưu lại")
    made.add_argument("--on", metavar="NGÀY", help="ngày có hiệu lực")
    made.add_argument("--document", metavar="VĂN_BẢN", help="số văn bản giao")
    made.add_argument("--document-day", metavar="NGÀY", help="ngày văn bản giao")
    made = _add(
        target, common, "revisions", "các lần giao trong năm", office_commands.show_revisions
    )
    made.add_argument("indicator", metavar="CHỈ_TIÊU")
    made.add_argument("--year", metavar="NĂM", help="không ghi: năm đang làm")
    made = _add(target, common, "set", "ghi chỉ tiêu một đơn vị", office_commands.set_target)
    made.add_argument("indicator", metavar="CHỈ_TIÊU", help=_INDICATOR)
    made.add_argument("unit", metavar="ĐƠN_VỊ", help=_UNIT)
    made.add_argument("value", metavar="SỐ", help="số người")
    made.add_argument("--on", metavar="NGÀY", help="ngày có hiệu lực")
    made = _add(target, common, "show", "các chỉ tiêu đã giao", office_commands.show_targets)
    made.add_argument("--on", metavar="NGÀY", help="ngày xem")


def _safety(group: Group, common: Parser) -> None:
    made = _add(group, common, "backup", "sao lưu và đọc lại kiểm tra", office_commands.backup)
    made.add_argument("--to", metavar="THƯ_MỤC", help="nơi sao lưu")
    words = "phục hồi từ bản sao lưu; số liệu đang có được giữ lại bên cạnh"
    made = _add(group, common, "restore", words, restore_command.restore)
    made.add_argument("file", metavar="TỆP", type=one_file, help="bản sao lưu *.bhdesk")
    _add(group, common, "check", "kiểm tra toàn bộ dữ liệu", office_commands.check)
    words = "lưu gói chẩn đoán gửi người phụ trách"
    made = _add(group, common, "diagnose", words, diagnose_command.diagnose)
    made.add_argument("--out", metavar="TỆP", required=True, help="tệp *.zip sẽ ghi")


def _counts(group: Group, common: Parser) -> None:
    count = _family(group, "counts", "số liệu tháng")
    made = _add(count, common, "set", "ghi một số liệu", month_commands.set_counts)
    made.add_argument("unit", metavar="ĐƠN_VỊ", help=_UNIT)
    made.add_argument("indicator", metavar="CHỈ_TIÊU", help=_INDICATOR)
    made.add_argument("value", metavar="SỐ", nargs="?", help="số cuối kỳ; để “” là xóa")
    made.add_argument("--month", metavar="THÁNG", required=True, help=_MONTH)
    for part in [part for part in Part if part is not Part.CLOSING]:
        option = "--" + part.value.replace("_", "-")
        made.add_argument(option, dest=part.value, metavar="SỐ", help=PART_WORDS[part].lower())
    made = _add(count, common, "show", "số liệu một tháng", month_commands.show_counts)
    made.add_argument("--month", metavar="THÁNG", required=True, help=_MONTH)
    _count_files(count, common)
    made = _add(count, common, "nothing", "không phát sinh: ghi 0", month_commands.fill_nothing)
    made.add_argument("unit", metavar="ĐƠN_VỊ")
    made.add_argument("--month", metavar="THÁNG", required=True, help=_MONTH)
    for name, words, act in (
        ("note", "ghi chú một ô", month_commands.note),
        ("reason", "nguyên nhân chưa đạt của một đơn vị", month_commands.reason),
    ):
        made = _add(count, common, name, words, act)
        for field, metavar in (("unit", "ĐƠN_VỊ"), ("indicator", "CHỈ_TIÊU"), ("text", "NỘI_DUNG")):
            made.add_argument(field, metavar=metavar)
        made.add_argument("--month", metavar="THÁNG", required=True, help=_MONTH)
    month = _family(group, "month", "chốt, gửi và mở lại tháng")
    made = _add(month, common, "close", "chốt tháng", state_commands.close)
    made.add_argument("month", metavar="THÁNG", help=_MONTH)
    made.add_argument("--accept-blanks", action="store_true", help="chốt dù còn ô trống")
    made = _add(month, common, "reopen", "mở lại tháng", state_commands.reopen)
    made.add_argument("month", metavar="THÁNG", help=_MONTH)
    made.add_argument("--reason", metavar="LÝ_DO", required=True, help="lý do mở lại")
    made.add_argument("--who", metavar="NGƯỜI", help="người yêu cầu mở lại")
    made.add_argument("--until", metavar="NGÀY", help="được sửa đến hết ngày này")
    for name, words, act in (
        ("send", "ghi là đã gửi", state_commands.send),
        ("status", "trạng thái và các ô còn trống", state_commands.status),
    ):
        made = _add(month, common, name, words, act)
        made.add_argument("month", metavar="THÁNG", help=_MONTH)


def _count_files(count: Group, common: Parser) -> None:
    made = _add(count, common, "import", "lấy số liệu từ tệp", import_commands.import_counts)
    made.add_argument("file", metavar="TỆP", type=one_file)
    made.add_argument("--month", metavar="THÁNG", required=True, help=_MONTH)
    made.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    made.add_argument(
        "--answer",
        metavar="MÃ=TRẢ_LỜI",
        action="append",
        help="trả lời một điều được hỏi; all:import.fraction=times_1000: một câu cho tất cả",
    )
    made.add_argument("--password", metavar="MẬT_KHẨU", help="mật khẩu mở tệp")
    made = _add(count, common, "form", "biểu nhập trống hoặc có số", import_commands.entry_form)
    made.add_argument("--month", metavar="THÁNG", required=True, help=_MONTH)
    made.add_argument("--out", metavar="TỆP", required=True, help=".xlsx, .pdf, hoặc thư mục")
    which = made.add_mutually_exclusive_group()
    which.add_argument("--unit", metavar="ĐƠN_VỊ", help="một thôn; không ghi: cả xã")
    which.add_argument("--each", action="store_true", help="mỗi thôn một tệp Excel vào thư mục")
    made.add_argument("--filled", action="store_true", help="điền sẵn số đã có")
    made.add_argument("--overwrite", action="store_true", help="ghi đè tệp đã có")
