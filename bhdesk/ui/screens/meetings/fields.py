"""The fields of the form as data: labels, what each kind asks for, their order."""

from __future__ import annotations

from bhdesk.domain.activities import Kind
from bhdesk.domain.activity_kinds import kind_of
from bhdesk.ui.screens.meetings.draft import ENROLLED, LONG

LABELS = {
    "day": "Ngày", "starts": "Bắt đầu", "ends": "Kết thúc", "kind": "Hình thức",
    "state": "Tình trạng", "place": "Địa điểm", "organisers": "Đơn vị tổ chức",
    "cancel_reason": "Lý do hủy", "invited": "Mời", "attended": "Dự",
    "consulted": "Được tư vấn", "minutes": "Số phút", "chair": "Chủ trì",
    "secretary": "Thư ký", "channel": "Kênh, nơi đăng", "link": "Địa chỉ bài đăng",
    "topic": "Nội dung", "questions": "Ý kiến, câu hỏi của người dự và trả lời",
    "result": "Kết quả", "decisions": "Kết luận, việc được giao",
    "obstacles": "Khó khăn, vướng mắc", "money": "Kinh phí (đồng)",
    "money_source": "Nguồn kinh phí",
}  # fmt: skip
HINTS = {
    "day": "ngày/tháng/năm", "starts": "19:00", "ends": "20:45", "money": "1.500.000",
    "money_source": "Ngân sách xã, BHXH cơ sở…", "channel": "Trang thông tin, Zalo, đài…",
}  # fmt: skip
FIRST = ("day", "starts", "ends", "kind", "units", "place", "organisers", "state", "cancel_reason")
FIGURES = ("invited", "attended", "consulted", "minutes")
LAST = ("chair", "secretary", "channel", "link", "topic", *LONG, "money", "money_source")
ALWAYS = frozenset({"day", "kind", "state"})


def is_asked(name: str, kind: Kind | None) -> bool:
    """Whether the form of a kind has the field; one without a kind asks as a conference does."""
    if name in ALWAYS:
        return True
    shown = "enrolled" if name.startswith(ENROLLED) else name
    return shown in kind_of(kind or Kind.CUSTOMER_CONFERENCE).fields


def is_narrow(name: str) -> bool:
    """Fields that stand four or five to a row: their sentences go under the row."""
    return name in ("day", "starts", "ends", "kind", *FIGURES) or name.startswith(ENROLLED)
