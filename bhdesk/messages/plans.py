"""Sentences about plan files."""

from __future__ import annotations

PLANS: dict[str, tuple[int, str]] = {
    "plan.not_a_plan": (
        301,
        'Tệp này không phải tệp kế hoạch bhdesk (thiếu dòng format = "bhdesk-plan").'
        " Hãy chọn lại tệp.",
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
        "Tệp “{name}” không phải văn bản UTF-8 nên không đọc được như kế hoạch. Hãy chọn lại tệp.",
    ),
    "plan.missing_table": (306, "Kế hoạch thiếu phần [{key}]. Hãy thêm phần đó vào tệp."),
    "plan.missing_key": (307, "thiếu mục “{key}”; hãy ghi thêm mục này."),
    "plan.wrong_type": (308, "mục “{key}” sai kiểu; hãy viết lại như tệp kế hoạch mẫu."),
    "plan.float": (
        309,
        'mục “{key}” viết bằng số thực; hãy viết số nguyên hoặc đặt trong dấu nháy, ví dụ "48.10".',
    ),
    "plan.not_a_number": (
        310,
        "mục “{key}”: “{text}” không phải số dùng được; hãy viết lại bằng chữ số.",
    ),
    "plan.negative": (311, "mục “{key}”: “{text}” là số âm; hãy sửa lại số."),
    "plan.not_a_date": (
        312,
        "mục “{key}”: “{text}” không phải ngày; hãy viết năm-tháng-ngày, ví dụ 2026-12-31.",
    ),
    "plan.unknown_choice": (
        313,
        "mục “{key}”: không hiểu “{text}”; hãy dùng từ như trong tệp kế hoạch mẫu.",
    ),
    "plan.row_length": (
        314,
        "dòng {row} có {found} số, bảng có {wanted} cột; hãy sửa cho bằng nhau.",
    ),
    "plan.duplicate_key": (315, "khóa “{key}” có hai lần; hãy bỏ bớt một."),
    "plan.unknown_reference": (
        316,
        "“{text}” không có trong kế hoạch; hãy khai báo hoặc sửa lại tên.",
    ),
    "plan.period_order": (317, "ngày kết thúc trước ngày bắt đầu; hãy sửa lại ngày."),
    "plan.outside_period": (
        318,
        "ngày {text} nằm ngoài thời gian của kế hoạch; hãy sửa lại ngày.",
    ),
    "plan.overlap": (
        319,
        "“{text}” được giao hai lần cho cùng một thời gian; hãy bỏ bớt một.",
    ),
    "plan.sum_differs": (
        320,
        "cột {column}: cộng các đơn vị {sum}, tổng in trong văn bản {printed}, chênh {difference}."
        " Cả hai số được giữ nguyên.",
    ),
    "plan.over_hundred": (
        325,
        "“{name}” được giao {text}, quá 100%. Số được giữ như văn bản; hãy xem lại.",
    ),
    "plan.fraction": (
        322,
        "mục “{key}”: chỉ tiêu số người “{text}” có phần lẻ; hãy sửa thành số nguyên.",
    ),
    "plan.no_units": (
        323,
        "Kế hoạch “{name}” không ghi tên đơn vị nào. Hãy đưa danh sách bằng “--units TỆP”"
        " (.tsv, .csv hoặc .xlsx).",
    ),
    "plan.too_large": (
        321,
        "Tệp “{name}” lớn hơn 2 MB nên không phải tệp kế hoạch. Hãy chọn lại tệp.",
    ),
}
