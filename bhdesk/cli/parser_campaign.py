"""The words of commands about the campaign's people, tasks and obstacles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.wildcards import one_file
from bhdesk.cli.wording import MONTH, Room, add, family
from bhdesk.domain.commendations import NomineeKind
from bhdesk.domain.obstacles import ObstacleState
from bhdesk.domain.people import BodyKind, Role, Seat
from bhdesk.domain.tasks import TaskState

if TYPE_CHECKING:
    from enum import StrEnum

    from bhdesk.cli.wording import Group, Parser

people_commands, agent_commands = Room("people_commands"), Room("agent_commands")
task_commands, obstacle_commands = Room("task_commands"), Room("obstacle_commands")
praise_commands = Room("praise_commands")

_FILE = ".pdf, .docx, .xlsx hoặc .json"
_BODY = "số hoặc tên của ban, tổ, tổ chức"
_DAY = "ngày/tháng/năm; không ghi: hôm nay"


def register(group: Group, common: Parser) -> None:
    """Add them to the command line."""
    people = family(group, "people", "ban chỉ đạo, tổ vận động, nhân viên thu")
    _bodies(people, common)
    _members(people, common)
    _agents(people, common)
    _tasks(family(group, "tasks", "nhiệm vụ sáu rõ"), common)
    _obstacles(family(group, "obstacles", "khó khăn, vướng mắc"), common)
    _praise(family(group, "commendations", "đề nghị khen thưởng"), common)


def _span(made: Parser) -> None:
    made.add_argument("--from", dest="valid_from", metavar="NGÀY", help="từ ngày")
    made.add_argument("--to", dest="valid_to", metavar="NGÀY", help="đến hết ngày")


def _kinds(made: Parser, name: str, kinds: type[StrEnum], words: str) -> None:
    values = [kind.value for kind in kinds]
    made.add_argument(
        name, metavar="LOẠI", choices=values, help=f"{words}: {', '.join(values)}"
    )


def _bodies(people: Group, common: Parser) -> None:
    made = add(people, common, "list", "các ban, tổ, tổ chức và thành viên", people_commands.show)
    made.add_argument("--on", metavar="NGÀY", help="chỉ những ai đang làm vào ngày này")
    _kinds(made, "--kind", BodyKind, "loại")
    made = add(people, common, "body", "lập một ban, tổ, tổ chức", people_commands.found)
    _kinds(made, "kind", BodyKind, "loại")
    made.add_argument("name", metavar="TÊN", nargs="?", help="tổ vận động: không ghi cũng được")
    made.add_argument("--decision", metavar="SỐ", help="số, ký hiệu quyết định thành lập")
    made.add_argument("--decision-day", metavar="NGÀY", help="ngày quyết định")
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="thôn của tổ vận động")
    _span(made)
    made = add(people, common, "remove-body", "bỏ mục lập nhầm", people_commands.remove_body)
    made.add_argument("body", metavar="TỔ_CHỨC", help=_BODY)
    made = add(
        people, common, "roster", "danh sách kèm theo quyết định", people_commands.roster_paper
    )
    made.add_argument(
        "body", metavar="TỔ_CHỨC", nargs="?", help=f"{_BODY}; không ghi: các tổ vận động"
    )
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    made.add_argument("--out", metavar="TỆP", required=True, help=_FILE)


def _members(people: Group, common: Parser) -> None:
    made = add(people, common, "add", "thêm một thành viên", people_commands.add_member)
    made.add_argument("body", metavar="TỔ_CHỨC", help=_BODY)
    made.add_argument("name", metavar="HỌ_TÊN")
    made.add_argument("--post", metavar="CHỨC_VỤ", help="chức vụ, đơn vị công tác")
    seats = ", ".join(Seat)
    made.add_argument("--seat", metavar="CHỨC_DANH", help=f"ví dụ Phó Trưởng ban; hoặc {seats}")
    made.add_argument("--units", metavar="ĐƠN_VỊ,ĐƠN_VỊ", help="các thôn theo dõi")
    _span(made)
    made = add(people, common, "import", "thêm danh sách từ tệp", people_commands.import_members)
    made.add_argument("body", metavar="TỔ_CHỨC", help=_BODY)
    made.add_argument("file", metavar="TỆP", type=one_file, help=".xlsx, .tsv hoặc .txt")
    made.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    made = add(people, common, "end", "ghi ngày thôi làm", people_commands.end)
    made.add_argument("member", metavar="SỐ", help="số của thành viên")
    made.add_argument("--on", metavar="NGÀY", required=True, help="ngày cuối cùng")
    made = add(people, common, "remove", "bỏ thành viên ghi nhầm", people_commands.remove_member)
    made.add_argument("member", metavar="SỐ", help="số của thành viên")
    made = add(people, common, "choices", "tên để chọn cho một vai", people_commands.choices)
    _kinds(made, "role", Role, "vai")
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="người của thôn này")


def _agents(people: Group, common: Parser) -> None:
    made = add(people, common, "collected", "ghi chỉ tiêu, kết quả thu", agent_commands.collected)
    made.add_argument("body", metavar="TỔ_CHỨC", help=_BODY)
    made.add_argument("indicator", metavar="CHỈ_TIÊU", help="mã chỉ tiêu, ví dụ vsi_participants")
    made.add_argument("--month", metavar="THÁNG", required=True, help=MONTH)
    made.add_argument("--week", metavar="NGÀY", help="thứ Hai của tuần; không ghi: cả tháng")
    made.add_argument("--agent", metavar="SỐ", help="nhân viên thu; không ghi: cả tổ chức")
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="thôn, nếu có chia theo thôn")
    made.add_argument("--target", metavar="SỐ", help="chỉ tiêu; để “” là xóa")
    made.add_argument("--result", metavar="SỐ", help="kết quả; để “” là xóa")
    made = add(people, common, "agents", "bảng nhân viên thu", agent_commands.table_of)
    made.add_argument("period", metavar="KỲ", help="viết như 2026-05, 2026-Q2, 2026-H1, 2026")
    made.add_argument("indicator", metavar="CHỈ_TIÊU")
    made.add_argument("--week", metavar="NGÀY", help="thứ Hai của một tuần trong kỳ")
    made.add_argument("--out", metavar="TỆP", help=_FILE)


def _tasks(task: Group, common: Parser) -> None:
    made = add(task, common, "list", "các nhiệm vụ", task_commands.show)
    _kinds(made, "--state", TaskState, "trạng thái")
    made.add_argument("--on", metavar="NGÀY", help=f"tính số ngày quá hạn đến {_DAY}")
    made = add(task, common, "add", "ghi một nhiệm vụ (nháp)", task_commands.add_task)
    made.add_argument("work", metavar="VIỆC")
    _six(made)
    made = add(task, common, "set", "sửa một nhiệm vụ", task_commands.set_task)
    made.add_argument("id", metavar="SỐ")
    made.add_argument("--work", metavar="VIỆC", help="rõ việc")
    _six(made)
    made = add(task, common, "activate", "giao: phải đủ sáu rõ", task_commands.activate)
    _on(made)
    made = add(task, common, "move", "chuyển thời hạn, giữ hạn cũ", task_commands.move)
    _on(made)
    made.add_argument("--due", metavar="NGÀY", required=True, help="thời hạn mới")
    made.add_argument("--reason", metavar="LÝ_DO", required=True)
    made = add(task, common, "done", "xong nhiệm vụ", task_commands.done)
    _on(made, has_meeting=False)
    made.add_argument("--evidence", metavar="MINH_CHỨNG", help="văn bản, số liệu minh chứng")
    for name, words, act in (
        ("cancel", "hủy nhiệm vụ", task_commands.cancel),
        ("reopen", "mở lại nhiệm vụ đã xong, đã hủy", task_commands.reopen),
    ):
        made = add(task, common, name, words, act)
        made.add_argument("id", metavar="SỐ")
        made.add_argument("--reason", metavar="LÝ_DO", required=True)
    made = add(task, common, "remove", "bỏ một nhiệm vụ nháp", task_commands.remove)
    made.add_argument("id", metavar="SỐ")
    add(task, common, "seed", "lập nháp theo thời hạn của kế hoạch", task_commands.seed)
    made = add(task, common, "review", "họp tuần: quá hạn, đến hạn, đã xong", task_commands.review)
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    made.add_argument("--meeting", metavar="SỐ", help="số của cuộc họp, để lấy kết luận")
    _decisions(made)
    made = add(task, common, "sheet", "phụ lục phân công nhiệm vụ", task_commands.sheet)
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    made.add_argument("--out", metavar="TỆP", required=True, help=_FILE)


def _decisions(made: Parser) -> None:
    """Each may be given several times; with one of them the review is stored in one step."""
    for name, words, metavars in (
        ("keep", "giữ hạn", "SỐ"),
        ("move", "hạn mới, lý do", ("SỐ", "NGÀY", "LÝ_DO")),
        ("done", "hoàn thành", ("SỐ", "MINH_CHỨNG")),
        ("hand", "chuyển người, lý do", ("SỐ", "NGƯỜI", "LÝ_DO")),
        ("cancel", "hủy việc", ("SỐ", "LÝ_DO")),
    ):
        count = None if isinstance(metavars, str) else len(metavars)
        made.add_argument(
            f"--{name}", action="append", default=[], nargs=count, metavar=metavars,
            help=f"quyết định của cuộc họp: {words}",
        )  # fmt: skip
    made.add_argument("--conclusion", metavar="KẾT_LUẬN", help="kết luận của cuộc họp")


def _six(made: Parser) -> None:
    for name, metavar, words in (
        ("assignee", "NGƯỜI", "rõ người"), ("from", "NGÀY", "rõ thời gian: từ ngày"),
        ("due", "NGÀY", "rõ thời gian: đến ngày"),
        ("lead", "ĐƠN_VỊ", "rõ trách nhiệm: chủ trì"),
        ("cooperating", "ĐƠN_VỊ", "rõ trách nhiệm: phối hợp"),
        ("supervisor", "NGƯỜI", "rõ trách nhiệm: theo dõi, đôn đốc"),
        ("product", "SẢN_PHẨM", "rõ sản phẩm"), ("authority", "CẤP", "rõ thẩm quyền"),
    ):  # fmt: skip
        dest = "starts" if name == "from" else name
        made.add_argument(f"--{name}", dest=dest, metavar=metavar, help=words)
    made.add_argument("--meeting", metavar="SỐ", help="số của cuộc họp giao nhiệm vụ")


def _on(made: Parser, *, has_meeting: bool = True) -> None:
    made.add_argument("id", metavar="SỐ")
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    if has_meeting:
        made.add_argument("--meeting", metavar="SỐ", help="số của cuộc họp quyết định")


def _obstacles(obstacle: Group, common: Parser) -> None:
    made = add(obstacle, common, "list", "sổ khó khăn, vướng mắc", obstacle_commands.show)
    _kinds(made, "--state", ObstacleState, "trạng thái")
    made = add(obstacle, common, "add", "ghi một khó khăn, vướng mắc", obstacle_commands.raise_one)
    made.add_argument("text", metavar="NỘI_DUNG")
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày phản ánh")
    for name, metavar, words in (
        ("by", "NGƯỜI", "ai phản ánh"), ("unit", "ĐƠN_VỊ", "thôn"),
        ("place", "NƠI", "phản ánh ở đâu"), ("meeting", "SỐ", "số của cuộc họp"),
    ):  # fmt: skip
        made.add_argument(f"--{name}", metavar=metavar, help=words)
    made = add(obstacle, common, "pass", "ghi là đã chuyển", obstacle_commands.pass_on)
    made.add_argument("id", metavar="SỐ")
    made.add_argument("office", metavar="NƠI_NHẬN")
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày chuyển")
    made = add(obstacle, common, "answer", "ghi trả lời", obstacle_commands.answer)
    made.add_argument("id", metavar="SỐ")
    made.add_argument("text", metavar="TRẢ_LỜI")
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày trả lời")
    made = add(obstacle, common, "remove", "bỏ mục ghi nhầm", obstacle_commands.remove)
    made.add_argument("id", metavar="SỐ")


def _praise(praise: Group, common: Parser) -> None:
    made = add(praise, common, "late", "ghi đơn vị chậm đóng", praise_commands.late)
    made.add_argument("name", metavar="ĐƠN_VỊ", help="tên đơn vị sử dụng lao động")
    made.add_argument("months", metavar="SỐ_THÁNG", help="số tháng chậm đóng; 0: đã đóng đủ")
    made.add_argument("--as-of", metavar="NGÀY", required=True, help="ngày của số liệu")
    made = add(praise, common, "add", "đề nghị khen thưởng", praise_commands.propose)
    _kinds(made, "kind", NomineeKind, "loại")
    made.add_argument("name", metavar="TÊN")
    made.add_argument("--date", metavar="NGÀY", required=True, help="ngày đề nghị")
    made.add_argument("--achievement", metavar="THÀNH_TÍCH")
    made.add_argument("--form", metavar="HÌNH_THỨC", help="hình thức khen thưởng")
    made.add_argument(
        "--not-enrolled", action="store_true", help="cá nhân chưa tham gia BHXH, BHYT"
    )
    made = add(praise, common, "remove", "bỏ một đề nghị", praise_commands.remove)
    made.add_argument("id", metavar="SỐ")
    made = add(praise, common, "sheet", "danh sách trình hội đồng", praise_commands.sheet)
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    made.add_argument("--out", metavar="TỆP", required=True, help=_FILE)
    add(praise, common, "list", "các đề nghị, đơn vị chậm đóng", praise_commands.show)
    made = add(praise, common, "decide", "quyết định về đề nghị bị dừng", praise_commands.decide)
    made.add_argument("id", metavar="SỐ")
    made.add_argument(
        "decision", metavar="QUYẾT_ĐỊNH", choices=["allow", "refuse"],
        help="allow: cho tiếp tục; refuse: không cho tiếp tục",
    )  # fmt: skip
    made.add_argument("--who", metavar="NGƯỜI", required=True, help="người quyết định")
    made.add_argument("--reason", metavar="LÝ_DO", required=True)
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
    made = add(praise, common, "submit", "trình hội đồng", praise_commands.submit)
    made.add_argument("id", metavar="SỐ")
    made.add_argument("--on", metavar="NGÀY", help=_DAY)
