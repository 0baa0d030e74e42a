"""The words of commands about the past and about the list of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.wording import MONTH, Room, add, family

if TYPE_CHECKING:
    from bhdesk.cli.wording import Group, Parser

past_commands, unit_commands = Room("past_commands"), Room("unit_commands")


def register(group: Group, common: Parser) -> None:
    """Add them to the command line."""
    made = add(group, common, "undo", "hoàn tác việc vừa làm", past_commands.undo)
    made.add_argument("--batch", metavar="SỐ", help="số của việc, xem lệnh history")
    add(group, common, "redo", "làm lại việc vừa hoàn tác", past_commands.redo)
    made = add(
        group, common, "history", "lịch sử một số liệu, hoặc các việc hoàn tác được",
        past_commands.show,
    )  # fmt: skip
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="không ghi: toàn đơn vị")
    made.add_argument("--indicator", metavar="CHỈ_TIÊU")
    made.add_argument("--month", metavar="THÁNG", help=MONTH)
    _units(family(group, "units", "danh sách thôn, đơn vị"), common)


def _units(unit: Group, common: Parser) -> None:
    add(unit, common, "list", "các đơn vị và lịch sử nhập, tách", unit_commands.show)
    made = add(unit, common, "rename", "đổi tên từ một ngày", unit_commands.rename)
    made.add_argument("unit", metavar="ĐƠN_VỊ")
    made.add_argument("name", metavar="TÊN_MỚI")
    made.add_argument("--on", metavar="NGÀY", required=True, help="ngày có hiệu lực")
    made = add(unit, common, "merge", "nhập nhiều đơn vị thành một", unit_commands.merge)
    made.add_argument("units", metavar="ĐƠN_VỊ", nargs="+")
    made.add_argument("--name", metavar="TÊN_MỚI", required=True)
    made.add_argument("--on", metavar="NGÀY", required=True, help="ngày có hiệu lực")
    made = add(unit, common, "split", "tách một đơn vị thành nhiều", unit_commands.split)
    made.add_argument("unit", metavar="ĐƠN_VỊ")
    made.add_argument("--into", metavar="TÊN_MỚI", nargs="+", required=True)
    made.add_argument("--on", metavar="NGÀY", required=True, help="ngày có hiệu lực")
