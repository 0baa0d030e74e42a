"""Sentences about the office: its units, meetings and signers."""

from __future__ import annotations

OFFICE: dict[str, tuple[int, str]] = {
    "unit.unknown": (
        171,
        "Không tìm thấy đơn vị “{name}” trong danh sách. Hãy kiểm tra tên hoặc thêm đơn vị.",
    ),
    "unit.ambiguous": (
        172,
        "Có nhiều đơn vị cùng tên “{name}”. Hãy viết đầy đủ tên, ví dụ “Thôn {name}”.",
    ),
    "unit.none": (173, "Chưa có tên đơn vị nào. Hãy nhập hoặc dán mỗi dòng một tên."),
    "unit.twice": (174, "“{name}” có hai lần trong danh sách. Hãy bỏ bớt một dòng."),
    "unit.too_long": (175, "Tên “{name}…” dài quá 120 chữ. Hãy kiểm tra có dán nhầm không."),
    "unit.no_name": (176, "Tên đơn vị không được để trống. Tên cũ được giữ nguyên."),
    "unit.stale": (177, "Danh sách đơn vị vừa thay đổi ở nơi khác. Hãy xem lại rồi làm tiếp."),
    "unit.in_use": (
        178,
        "{name} đã có số liệu hoặc chỉ tiêu nên không bỏ được. Số liệu không thay đổi.",
    ),
    "unit.too_few": (166, "Cần ít nhất hai đơn vị. Danh sách đơn vị không thay đổi."),
    "unit.day_order": (
        167,
        "{name} đã có thay đổi sau ngày {day}. Danh sách không thay đổi; hãy chọn ngày muộn hơn.",
    ),
    "unit.has_later": (
        168,
        "{name} đã có số liệu từ tháng {month} trở đi nên chưa nhập, tách được."
        " Số liệu không thay đổi; hãy xóa số của các tháng đó hoặc chọn ngày muộn hơn.",
    ),
    "activity.negative": (
        181,
        "Số người không thể là số âm. Hãy kiểm tra các ô mời, dự, được tư vấn, tham gia.",
    ),
    "activity.ends_before_start": (
        182,
        "Giờ kết thúc {ends} không sau giờ bắt đầu {starts}. Hãy kiểm tra lại.",
    ),
    "activity.consulted_over_attended": (
        183,
        "Số người được tư vấn {consulted} lớn hơn số người dự {attended}. Hãy kiểm tra lại.",
    ),
    "activity.attended_over_invited": (
        184,
        "Số người dự {attended} lớn hơn số mời {invited}. Chưa lưu;"
        " hãy sửa lại hoặc xác nhận đúng như vậy.",
    ),
    "activity.duplicate": (
        185,
        "Đã có hoạt động cùng hình thức ngày {day} tại {place}. Trùng? Chưa lưu;"
        " hãy xác nhận nếu là cuộc khác.",
    ),
    "activity.stale": (
        186,
        "Hoạt động này vừa được sửa ở nơi khác. Hãy mở lại để xem nội dung mới nhất.",
    ),
    "activity.far_from_plan": (
        189,
        "Ngày {day} cách xa thời gian của kế hoạch ({years}). Chưa lưu; hãy xem lại năm.",
    ),
    "activity.unknown": (187, "Không tìm thấy hoạt động số {id}."),
    "activity.no_day": (188, "Chưa có ngày họp. Hãy nhập ngày/tháng/năm, ví dụ 09/06/2026."),
    "office.no_name": (191, "Tên đơn vị không được để trống."),
    "office.unknown": (192, "Không có mục cài đặt “{name}”."),
    "office.bad_cut_off": (
        193,
        "Ngày chốt “{text}” không hợp lệ. Nhập số từ 1 đến 28, hoặc 0 để lấy cuối tháng.",
    ),
    "signer.no_post": (194, "Chưa ghi chức vụ người ký."),
}
