"""Sentences about the people of the campaign, their tasks and the obstacles they meet."""

from __future__ import annotations

CAMPAIGN_PEOPLE: dict[str, tuple[int, str]] = {
    "body.no_name": (831, "Chưa ghi tên ban, tổ hoặc tổ chức. Chưa lưu; hãy ghi tên."),
    "body.no_unit": (832, "Chưa chọn thôn của tổ vận động. Chưa lưu; hãy chọn một thôn."),
    "body.twice": (833, "Đã có “{name}” trong cùng thời gian. Chưa lưu; hãy sửa mục đang có."),
    "body.unknown": (834, "Không có ban, tổ hoặc tổ chức “{id}”. Hãy xem lại danh sách."),
    "body.in_use": (
        835,
        "“{name}” đang có thành viên hoặc số liệu nên không bỏ được."
        " Không có gì thay đổi; hãy ghi ngày kết thúc.",
    ),
    "people.dates": (
        836,
        "{name}: ngày kết thúc {last} trước ngày bắt đầu {first}. Chưa lưu; hãy sửa lại ngày.",
    ),
    "people.stale": (837, "Mục này vừa được sửa ở nơi khác. Chưa lưu; hãy mở lại để xem."),
    "people.no_rows": (
        838,
        "Không thấy họ tên nào. Hãy dán các cột: họ và tên, chức vụ, chức danh, thôn theo dõi.",
    ),
    "people.bad_row": (
        839,
        "Dòng {row}: không hiểu “{text}”. Chưa thêm ai; hãy sửa dòng đó rồi làm lại.",
    ),
    "member.no_name": (840, "Chưa ghi họ và tên. Chưa lưu; hãy ghi tên."),
    "member.unknown": (841, "Không có thành viên số {id}. Hãy xem lại danh sách."),
    "member.twice": (842, "{name} đã có trong “{body}” vào cùng thời gian. Chưa lưu."),
    "member.seat": (843, "{body} không có chức danh “{text}”. Chưa lưu; hãy chọn: {known}."),
    "member.in_use": (
        844,
        "{name} đã có chỉ tiêu hoặc kết quả thu nên không bỏ được."
        " Không có gì thay đổi; hãy ghi ngày thôi làm.",
    ),
    "collected.not_agent": (
        845,
        "Chỉ ghi chỉ tiêu, kết quả cho tổ chức dịch vụ thu và nhân viên của tổ chức đó. Chưa lưu.",
    ),
    "collected.not_week": (
        899,
        "Tuần phải bắt đầu từ một thứ Hai của tháng {month} và không chia theo thôn. Chưa lưu.",
    ),
    "task.no_work": (846, "Chưa ghi việc phải làm. Chưa lưu; hãy ghi nội dung nhiệm vụ."),
    "task.not_clear": (
        847,
        "Chưa giao được nhiệm vụ vì chưa rõ {missing}. Nội dung đã ghi vẫn còn;"
        " hãy ghi đủ sáu điều rồi giao.",
    ),
    "task.dates": (
        848,
        "Thời hạn {last} trước ngày bắt đầu {first}. Chưa lưu; hãy sửa lại ngày.",
    ),
    "task.unknown": (849, "Không có nhiệm vụ số {id}. Hãy xem lại danh sách."),
    "task.stale": (850, "Nhiệm vụ này vừa được sửa ở nơi khác. Chưa lưu; hãy mở lại để xem."),
    "task.wrong_state": (
        851,
        "Nhiệm vụ số {id} đang ở trạng thái “{state}” nên không làm được việc này."
        " Không có gì thay đổi.",
    ),
    "task.no_reason": (852, "Chưa ghi lý do. Nhiệm vụ không thay đổi; hãy ghi lý do."),
    "task.same_due": (853, "Thời hạn vẫn là ngày {day}. Chưa lưu; hãy chọn ngày khác."),
    "task.due_fixed": (
        854,
        "Nhiệm vụ đã giao: thời hạn chỉ đổi được khi ghi lý do. Chưa lưu;"
        " hãy dùng “Dời hạn…”.",
    ),
    "task.no_due": (902, "Chưa ghi hạn mới. Chưa lưu; hãy ghi ngày."),
    "task.no_assignee": (890, "Chưa ghi người làm khác {name}. Chưa lưu; hãy ghi tên."),
    "review.nothing": (
        860,
        "Chưa có quyết định hay kết luận nào mới của cuộc họp. Không có gì được ghi.",
    ),
    "obstacle.no_text": (855, "Chưa ghi nội dung khó khăn, vướng mắc. Chưa lưu."),
    "obstacle.incomplete": (856, "Phải ghi cả {what}. Chưa lưu; hãy ghi đủ."),
    "obstacle.days": (
        857,
        "Ngày {day} trước ngày {first} của việc trước đó. Chưa lưu; hãy sửa lại ngày.",
    ),
    "obstacle.unknown": (858, "Không có khó khăn, vướng mắc số {id}. Hãy xem lại danh sách."),
    "obstacle.stale": (859, "Mục này vừa được sửa ở nơi khác. Chưa lưu; hãy mở lại để xem."),
    "commendation.no_name": (891, "Chưa ghi tên tập thể, cá nhân hoặc đơn vị. Chưa lưu."),
    "commendation.months": (892, "Số tháng chậm đóng không thể là số âm. Chưa lưu."),
    "commendation.unknown": (893, "Không có đề nghị khen thưởng số {id}. Hãy xem lại danh sách."),
    "commendation.stopped": (
        894,
        "Đề nghị khen thưởng {name} bị dừng: {bar}. Chưa trình;"
        " chỉ trình được khi có người quyết định cho tiếp tục, ghi rõ lý do.",
    ),
    "commendation.refused": (
        895,
        "Đề nghị khen thưởng {name} đã có quyết định không cho tiếp tục. Không trình được.",
    ),
    "commendation.not_stopped": (
        896,
        "Đề nghị này không bị dừng hoặc đã có quyết định. Không có gì thay đổi.",
    ),
    "commendation.no_decision": (
        897,
        "Phải ghi cả người quyết định và lý do. Chưa lưu; hãy ghi đủ.",
    ),
    "commendation.stale": (
        900,
        "Đề nghị này vừa được sửa ở nơi khác. Chưa lưu; hãy mở lại để xem.",
    ),
    "commendation.decided": (
        901,
        "Đề nghị khen thưởng {name} đã có quyết định hoặc đã trình nên không sửa, không bỏ được.",
    ),
    "debt.listed": (
        903,
        "Danh sách đơn vị chậm đóng {quarter} có {count} đơn vị từ 3 tháng trở lên."
        " Chưa lưu; hãy sửa danh sách ở trang Nhiệm vụ, thẻ Khen thưởng.",
    ),
    "commendation.submitted": (898, "Đề nghị này đã trình ngày {day}. Không có gì thay đổi."),
    "review.other_meeting": (
        907,
        "Hoạt động số {id} không phải cuộc họp đánh giá ngày {day}. Chưa ghi quyết định nào;"
        " hãy chọn đúng cuộc họp và ngày.",
    ),
}
