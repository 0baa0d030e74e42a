"""The words of the command line about meetings and other activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.wildcards import Files, one_file
from bhdesk.cli.wording import MONTH, Parser, Room, add, family
from bhdesk.domain.activities import ActivityState
from bhdesk.domain.activity_kinds import Kind
from bhdesk.domain.repeats import Twins

if TYPE_CHECKING:
    from bhdesk.cli.wording import Group

commands, files = Room("activity_commands"), Room("activity_file_commands")

_FIELDS = (
    ("units", "ĐƠN_VỊ,ĐƠN_VỊ", "các thôn, cách nhau dấu phẩy"),
    ("start", "GIỜ", "giờ bắt đầu, ví dụ 19:00"), ("end", "GIỜ", "giờ kết thúc"),
    ("place", "NƠI", "nơi tổ chức"), ("chair", "TÊN", "người chủ trì"),
    ("secretary", "TÊN", "thư ký"), ("organisers", "ĐƠN_VỊ", "các đơn vị tổ chức"),
    ("topic", "NỘI_DUNG", "nội dung"), ("invited", "SỐ", "số người mời"),
    ("attended", "SỐ", "số người dự"), ("consulted", "SỐ", "số người được tư vấn"),
    ("result", "KẾT_QUẢ", "kết quả"), ("obstacles", "NỘI_DUNG", "khó khăn, vướng mắc"),
    ("decisions", "NỘI_DUNG", "kết luận, nhiệm vụ tiếp theo"),
    ("money", "SỐ", "kinh phí, đồng"), ("money-source", "NGUỒN", "nguồn kinh phí"),
    ("minutes", "SỐ", "thời lượng phát thanh, phút"), ("channel", "KÊNH", "kênh, báo đăng tin"),
    ("link", "ĐƯỜNG_DẪN", "đường dẫn của tin, bài"),
)  # fmt: skip


def register(group: Group, common: Parser) -> None:
    """Add the family `activities`."""
    activity = family(group, "activities", "hội nghị và hoạt động")
    made = add(activity, common, "add", "ghi một hoạt động", commands.add_activity)
    _kind(made)
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày tổ chức, ngày/tháng/năm")
    _fields(made)
    _state(made, "dự kiến, đã tổ chức (mặc định), đã hủy")
    made.add_argument("--confirm", action="store_true", help="xác nhận điều chương trình hỏi lại")
    _looking(activity, common)
    _changing(activity, common)
    _repeating(activity, common)
    _files(activity, common)


def _kind(made: Parser) -> None:
    kinds = [kind.value for kind in Kind]
    made.add_argument("kind", metavar="HÌNH_THỨC", choices=kinds, help=", ".join(Kind))


def _fields(made: Parser) -> None:
    for name, metavar, words in _FIELDS:
        made.add_argument(f"--{name}", metavar=metavar, help=words)
    made.add_argument("--enrolled", metavar="CHỈ_TIÊU=SỐ", nargs="+", help="tham gia ngay tại chỗ")
    made.add_argument(
        "--question", metavar="CÂU_HỎI=TRẢ_LỜI", action="append", help="câu hỏi và trả lời"
    )


def _state(made: Parser, words: str) -> None:
    states = [state.value for state in ActivityState]
    made.add_argument("--state", choices=states, help=words)


def _number(made: Parser) -> None:
    made.add_argument("id", metavar="SỐ", help="số của hoạt động")


def _looking(activity: Group, common: Parser) -> None:
    made = add(activity, common, "list", "danh sách và định mức", commands.list_activities)
    made.add_argument("--month", metavar="THÁNG", help=MONTH)
    made.add_argument("--kind", choices=[kind.value for kind in Kind], help="một hình thức")
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="một thôn")
    made.add_argument("--find", metavar="CHỮ", help="tìm chữ, không cần dấu")
    _state(made, "một tình trạng")
    _number(add(activity, common, "show", "xem một hoạt động", commands.show))
    made = add(
        activity, common, "growth", "người tham gia tại hội nghị so với số tăng", commands.growth
    )
    made.add_argument("period", metavar="KỲ", help="2026-05, 2026-Q2, 2026-H1, 2026")
    made.add_argument("--indicator", metavar="CHỈ_TIÊU", help="không ghi: mọi chỉ tiêu có ở thôn")


def _changing(activity: Group, common: Parser) -> None:
    made = add(activity, common, "edit", "sửa một hoạt động", commands.edit)
    _number(made)
    made.add_argument("--kind", choices=[kind.value for kind in Kind], help="hình thức")
    made.add_argument("--date", metavar="NGÀY", help="ngày tổ chức")
    _fields(made)
    _state(made, "tình trạng")
    made.add_argument("--confirm", action="store_true", help="xác nhận điều chương trình hỏi lại")
    made = add(activity, common, "cancel", "ghi là đã hủy", commands.cancel)
    _number(made)
    made.add_argument("--reason", metavar="LÝ_DO", required=True, help="lý do hủy")
    for name, words, act in (
        ("delete", "bỏ vào Thùng rác", commands.delete),
        ("restore", "lấy lại từ Thùng rác", commands.restore),
    ):
        _number(add(activity, common, name, words, act))


def _repeating(activity: Group, common: Parser) -> None:
    made = add(activity, common, "repeat", "ghi một hoạt động vào nhiều ngày", commands.repeat)
    _kind(made)
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument("--dates", metavar="NGÀY,NGÀY", help="các ngày, cách nhau dấu phẩy")
    which.add_argument("--month", metavar="THÁNG", help=f"mọi ngày của một {MONTH}")
    made.add_argument("--weekdays", metavar="THỨ,THỨ", help="chỉ các thứ này: 2,3,4,5,6,7,CN")
    _fields(made)
    _state(made, "dự kiến, đã tổ chức (mặc định), đã hủy")
    _twins(made)


def _twins(made: Parser) -> None:
    made.add_argument(
        "--twins",
        choices=[one.value for one in Twins],
        default=Twins.ASK.value,
        help="hoạt động đã có: hỏi lại (mặc định), bỏ qua, vẫn ghi",
    )


def _files(activity: Group, common: Parser) -> None:
    made = add(activity, common, "import", "lấy hoạt động từ tệp Excel", files.import_file)
    made.add_argument("file", metavar="TỆP", type=one_file)
    made.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    made.add_argument("--password", metavar="MẬT_KHẨU", help="mật khẩu mở tệp")
    _twins(made)
    made = add(activity, common, "export", "ghi sổ hoạt động ra Excel", files.export)
    made.add_argument("--out", metavar="TỆP", required=True, help="tệp .xlsx")
    made.add_argument("--period", metavar="KỲ", help="2026-05, 2026-Q2, 2026; không ghi: tất cả")
    for name, words, act in (
        ("minutes", "biên bản", files.minutes),
        ("invitation", "giấy mời", files.invitation),
        ("attendance", "danh sách ký tên", files.attendance),
    ):
        made = add(activity, common, name, words, act)
        _number(made)
        made.add_argument("--out", metavar="TỆP", required=True, help="tệp .pdf hoặc .docx")
        if name != "attendance":
            made.add_argument("--number", metavar="SỐ", help="số văn bản")
        if name == "invitation":
            made.add_argument("--date", metavar="NGÀY", help="ngày ký")
            made.add_argument("--to", metavar="NGƯỜI", help="thành phần kính mời")
        if name == "attendance":
            made.add_argument("--rows", metavar="SỐ", help="số dòng để ký")
    _attachments(activity, common)


def _attachments(activity: Group, common: Parser) -> None:
    made = add(activity, common, "attach", "đính kèm ảnh, bản chụp", files.attach)
    _number(made)
    made.add_argument("files", metavar="TỆP", nargs="+", action=Files)
    made.add_argument("--note", metavar="GHI_CHÚ", help="ghi chú")
    made = add(activity, common, "attachments", "các tệp đính kèm", files.attachments_of)
    _number(made)
    made = add(activity, common, "detach", "bỏ tệp đính kèm vào Thùng rác", files.detach)
    made.add_argument("id", metavar="SỐ", help="số của tệp đính kèm")
    made = add(activity, common, "reattach", "lấy lại tệp đính kèm", files.reattach)
    made.add_argument("id", metavar="SỐ", help="số của tệp đính kèm")
    made = add(activity, common, "save", "chép một tệp đính kèm ra ngoài", files.save_copy)
    made.add_argument("id", metavar="SỐ", help="số của tệp đính kèm")
    made.add_argument("--out", metavar="TỆP", required=True)
    made = add(activity, common, "recover", "lấy tệp mất, hỏng từ bản sao lưu", files.recover)
    made.add_argument("--from", dest="folder", metavar="THƯ_MỤC", help="nơi có bản sao lưu")
