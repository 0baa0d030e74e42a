"""The words of commands about due days, days off, quotas, peak months, schools and debt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.wildcards import one_file
from bhdesk.cli.wording import MONTH, Room, add, family
from bhdesk.domain.deadlines import BEFORE, NO_LATER, OWN_ABOUT, Every
from bhdesk.domain.schools import LEVEL_WORDS

if TYPE_CHECKING:
    from bhdesk.cli.wording import Group, Parser

date_commands, school_commands = Room("date_commands"), Room("school_commands")
_DAY = "ngày/tháng/năm"


def register(group: Group, common: Parser) -> None:
    """Add them to the command line."""
    _deadlines(group, common)
    _holidays(group, common)
    _quotas(group, common)
    _schools(group, common)
    _debt(group, common)


def _deadlines(group: Group, common: Parser) -> None:
    due = family(group, "deadlines", "hạn báo cáo, mốc và việc phải làm")
    made = add(due, common, "list", "mọi hạn trong một khoảng ngày", date_commands.list_deadlines)
    _span(made)
    made.add_argument("--open", action="store_true", help="chỉ những việc chưa xong")
    made = add(due, common, "calendar", "ghi tệp lịch .ics", date_commands.calendar)
    _span(made)
    made.add_argument("--out", metavar="TỆP.ics", required=True, help="tệp lịch sẽ ghi")
    made = add(due, common, "add", "thêm một hạn của đơn vị", date_commands.add_deadline)
    made.add_argument("name", metavar="VIỆC", help="việc phải làm")
    made.add_argument("--date", metavar="NGÀY", required=True, help=f"hạn đầu tiên, {_DAY}")
    made.add_argument(
        "--op", choices=[NO_LATER, BEFORE], default=NO_LATER, help="chậm nhất ngày, hoặc trước ngày"
    )
    repeats = [every.value for every in Every if every is not Every.ONCE]
    made.add_argument("--every", choices=repeats, default="", help="lặp lại; không ghi: một lần")
    made.add_argument("--until", metavar="NGÀY", help="ngày cuối còn lặp lại")
    kinds = [kind for kind in OWN_ABOUT if kind]
    made.add_argument("--about", choices=kinds, default="", help="báo cáo của kỳ, hoặc chốt tháng")
    made.add_argument("--note", metavar="GHI_CHÚ", default="", help="ghi thêm")
    made = add(due, common, "done", "đánh dấu một hạn đã xong", date_commands.done)
    made.add_argument("key", metavar="MÃ", help="mã trong deadlines list --json")
    made.add_argument("--date", metavar="NGÀY", help="ngày làm xong; không ghi: hôm nay")
    made.add_argument("--note", metavar="GHI_CHÚ", default="", help="ghi thêm")
    made.add_argument("--undo", action="store_true", help="bỏ đánh dấu")
    made = add(due, common, "remove", "bỏ một hạn của đơn vị", date_commands.remove_deadline)
    made.add_argument("id", metavar="SỐ", type=int, help="số của hạn")


def _span(made: Parser) -> None:
    made.add_argument("--from", dest="first", metavar="NGÀY", help="không ghi: đầu năm đang làm")
    made.add_argument("--to", dest="last", metavar="NGÀY", help="không ghi: hết năm đang làm")


def _holidays(group: Group, common: Parser) -> None:
    days = family(group, "holidays", "ngày nghỉ lễ và ngày nghỉ của đơn vị")
    made = add(days, common, "list", "ngày nghỉ của một năm", date_commands.list_holidays)
    made.add_argument("--year", metavar="NĂM", type=int, help="không ghi: năm đang làm")
    made = add(days, common, "add", "thêm ngày nghỉ, ngày làm bù", date_commands.add_holiday)
    made.add_argument("date", metavar="NGÀY", help=_DAY)
    made.add_argument("name", metavar="TÊN", help="lý do nghỉ")
    made.add_argument("--working", action="store_true", help="là ngày làm việc (làm bù)")
    made = add(days, common, "remove", "bỏ một ngày nghỉ", date_commands.remove_holiday)
    made.add_argument("date", metavar="NGÀY", help=_DAY)


def _quotas(group: Group, common: Parser) -> None:
    made = add(group, common, "quota", "định mức hoạt động theo tháng", date_commands.quota)
    made.add_argument("--month", metavar="THÁNG", help=f"{MONTH}; không ghi: cả năm đang làm")
    peak = family(group, "peak", "tháng cao điểm")
    made = add(peak, common, "set-target", "chỉ tiêu giao trong tháng", date_commands.peak_target)
    _peak(made)
    made.add_argument("value", metavar="SỐ", help="số người tăng mới; để “” là xóa")
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="không ghi: toàn đơn vị")
    made = add(peak, common, "count", "ghi số tăng mới một ngày, một tuần", date_commands.count)
    made.add_argument("unit", metavar="ĐƠN_VỊ")
    made.add_argument("indicator", metavar="CHỈ_TIÊU")
    made.add_argument("value", metavar="SỐ", help="số người tăng mới; để “” là xóa")
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày, hoặc ngày cuối tuần")
    made = add(peak, common, "show", "kết quả tháng cao điểm", date_commands.show_peak)
    _peak(made)


def _peak(made: Parser) -> None:
    made.add_argument("month", metavar="THÁNG", help=MONTH)
    made.add_argument("indicator", metavar="CHỈ_TIÊU")


def _schools(group: Group, common: Parser) -> None:
    school = family(group, "schools", "học sinh có thẻ BHYT theo trường")
    made = add(school, common, "list", "các trường và số liệu", school_commands.list_schools)
    made.add_argument("--month", metavar="THÁNG", help=MONTH)
    made.add_argument("--out", metavar="TỆP", help="ghi bảng: .pdf, .xlsx hoặc .json")
    made = add(school, common, "add", "thêm một trường", school_commands.add_school)
    made.add_argument("name", metavar="TÊN")
    made.add_argument("--level", choices=[key for key in LEVEL_WORDS if key], default="")
    made.add_argument("--unit", metavar="THÔN", help="nơi đặt trường")
    made = add(school, common, "set", "ghi số liệu một trường", school_commands.set_school)
    made.add_argument("name", metavar="TRƯỜNG")
    for field, words in (
        ("pupils", "số học sinh"), ("own", "có thẻ học sinh"), ("other", "có thẻ nhóm khác"),
    ):  # fmt: skip
        made.add_argument(f"--{field}", metavar="SỐ", required=True, help=words)
    made.add_argument("--month", metavar="THÁNG", required=True, help=MONTH)
    made = add(school, common, "import", "lấy số liệu từ tệp", school_commands.import_schools)
    made.add_argument("file", metavar="TỆP", type=one_file, help="bảng tính hoặc tệp chữ")
    made.add_argument("--password", metavar="MẬT_KHẨU", help="mật khẩu mở tệp")
    made.add_argument("--month", metavar="THÁNG", required=True, help=MONTH)
    made = add(school, common, "carry", "đưa tổng vào số liệu tháng", school_commands.carry)
    made.add_argument("--month", metavar="THÁNG", required=True, help=MONTH)


def _debt(group: Group, common: Parser) -> None:
    debt = family(group, "debt", "chậm đóng theo quý")
    made = add(debt, common, "set", "ghi số chậm đóng của quý", school_commands.set_debt)
    made.add_argument("quarter", metavar="QUÝ", help="viết như 2026-Q3")
    for field, words in (
        ("late", "số tiền chậm đóng"), ("receivable", "tổng số phải thu"),
        ("employers", "số đơn vị chậm đóng từ 3 tháng"),
    ):  # fmt: skip
        made.add_argument(f"--{field}", metavar="SỐ", help=words)
    made = add(debt, common, "show", "chậm đóng so với mức trần", school_commands.show_debt)
    made.add_argument("year", metavar="NĂM", type=int)
