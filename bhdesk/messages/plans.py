"""Sentences about plan files."""

from __future__ import annotations

PLANS: dict[str, tuple[int, str]] = {
    "plan.not_a_plan": (
        301,
        'Tệp này không phải tệp kế hoạch bhdesk (thiếu dòng format = "bhdesk-plan").',
    ),
    "plan.newer": (
        302,
        "Tệp kế hoạch phiên bản {version}, chương trình này chỉ đọc được đến phiên bản {known}."
        " Hãy dùng bản chương trình mới hơn.",
    ),
    "plan.not_toml": (
        303,
        "Tệp kế hoạch viết sai cú pháp: {text}. Hãy xin lại tệp hoặc sửa dòng đó.",
    ),
    "plan.not_found": (
        304,
        "Không tìm thấy kế hoạch “{name}”. Dùng “bhdesk plan list” để xem các kế hoạch có sẵn.",
    ),
    "plan.not_text": (
        305,
        "Tệp “{name}” không phải văn bản UTF-8 nên không đọc được như kế hoạch.",
    ),
    "plan.missing_table": (306, "Kế hoạch thiếu phần [{key}]."),
    "plan.missing_key": (307, "thiếu mục “{key}”."),
    "plan.wrong_type": (308, "mục “{key}” sai kiểu."),
    "plan.float": (
        309,
        'mục “{key}” viết bằng số thực; hãy viết số nguyên hoặc đặt trong dấu nháy, ví dụ "48.10".',
    ),
    "plan.not_a_number": (310, "mục “{key}”: “{text}” không phải số."),
    "plan.negative": (311, "mục “{key}”: “{text}” là số âm."),
    "plan.not_a_date": (312, "mục “{key}”: “{text}” không phải ngày (năm-tháng-ngày)."),
    "plan.unknown_choice": (313, "mục “{key}”: không hiểu “{text}”."),
    "plan.row_length": (314, "dòng {row} có {found} số, bảng có {wanted} cột."),
    "plan.duplicate_key": (315, "khóa “{key}” có hai lần."),
    "plan.unknown_reference": (316, "“{text}” không có trong kế hoạch."),
    "plan.period_order": (317, "ngày kết thúc trước ngày bắt đầu."),
    "plan.outside_period": (318, "ngày {text} nằm ngoài thời gian của kế hoạch."),
    "plan.overlap": (319, "“{text}” được giao hai lần cho cùng một thời gian."),
    "plan.sum_differs": (
        320,
        "cột {column}: cộng các đơn vị {sum}, tổng in trong văn bản {printed}, chênh {difference}."
        " Cả hai số được giữ nguyên.",
    ),
    "plan.too_large": (
        321,
        "Tệp “{name}” lớn hơn 2 MB nên không phải tệp kế hoạch. Hãy chọn lại tệp.",
    ),
}
