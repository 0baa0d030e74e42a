"""Sentences about deadlines, days off, peak months, schools and late employers."""

from __future__ import annotations

CAMPAIGN_DATES: dict[str, tuple[int, str]] = {
    "deadline.no_name": (
        861,
        "Hãy ghi việc phải làm, nhiều nhất {most} chữ cái; chưa có gì được ghi.",
    ),
    "deadline.unknown_rule": (
        862,
        "Cách tính hạn không đúng. Hãy chọn “trước ngày” hoặc “chậm nhất ngày” và loại việc"
        " trong danh sách; chưa có gì được ghi.",
    ),
    "deadline.until_before": (
        863,
        "Ngày kết thúc {until} trước ngày đến hạn đầu tiên {first}. Hãy sửa một trong hai ngày.",
    ),
    "deadline.unknown": (
        864,
        "Không có hạn này trong danh sách. Hãy xem lại danh sách; chưa có gì được ghi.",
    ),
    "deadline.not_calendar": (865, "Tệp lịch phải có đuôi .ics: {name}. Hãy đổi tên tệp."),
    "holiday.no_name": (
        866,
        "Hãy ghi tên ngày nghỉ, nhiều nhất {most} chữ cái; chưa có gì được ghi.",
    ),
    "holiday.unknown": (867, "Ngày {day} không có trong danh sách ngày nghỉ; không có gì để bỏ."),
    "peak.not_peak": (
        868,
        "Tháng {month} không phải tháng cao điểm của chỉ tiêu này. Các tháng cao điểm theo kế"
        " hoạch: {months}.",
    ),
    "peak.negative": (869, "Số người không thể nhỏ hơn 0; chưa có gì được ghi."),
    "peak.other_month": (
        870,
        "Ngày {day} không thuộc tháng cao điểm {month}; chưa có gì được ghi.",
    ),
    "peak.not_unit": (871, "Chỉ ghi số hằng ngày cho từng đơn vị trong danh mục của tháng này."),
    "school.no_name": (
        872,
        "Hãy ghi tên trường, nhiều nhất {most} chữ cái; chưa có gì được ghi.",
    ),
    "school.twice": (873, "Đã có trường “{name}” trong danh sách. Hãy dùng trường đã có."),
    "school.unknown": (874, "Không có trường “{name}” trong danh sách. Hãy thêm trường trước."),
    "school.negative": (875, "{name}: số học sinh, số thẻ không thể nhỏ hơn 0."),
    "school.over": (
        876,
        "{name}: thẻ học sinh {own} cộng thẻ nhóm khác {other} nhiều hơn {pupils} học"
        " sinh. Hãy xem lại ba số; chưa có gì được ghi.",
    ),
    "school.in_use": (
        877,
        "{name} đã có số liệu nên không xóa. Hãy cho trường thôi hoạt động.",
    ),
    "school.no_header": (
        878,
        "Tệp {name} không có đủ cột tên trường, số học sinh và số thẻ. Hãy ghi dòng đầu: Tên"
        " trường, Học sinh, Thẻ học sinh, Thẻ nhóm khác.",
    ),
    "school.bad_row": (
        879,
        "Dòng {row} của tệp: ô “{text}” không phải số nguyên. Hãy sửa tệp; chưa có gì được ghi.",
    ),
    "school.nothing": (880, "Chưa có số liệu trường nào của tháng {month}."),
    "school.not_counted": (
        881,
        "Kế hoạch đang làm không theo dõi số học sinh có thẻ, nên không có chỗ đưa số vào.",
    ),
    "debt.not_in_plan": (
        882,
        "Kế hoạch đang làm không có chỉ tiêu chậm đóng nên không ghi được số tiền chậm đóng.",
    ),
    "debt.over": (
        883,
        "Số tiền chậm đóng {late} nhiều hơn số phải thu {receivable}. Hãy xem lại hai số.",
    ),
    "debt.negative": (884, "Số tiền, số đơn vị không thể nhỏ hơn 0; chưa có gì được ghi."),
    "school.unknown_level": (885, "Không có cấp học “{name}”. Hãy chọn: {levels}."),
    "school.same_row": (
        886,
        "Tệp có hai dòng của trường “{name}”. Hãy bỏ một dòng; chưa có gì được ghi.",
    ),
    "school.pupils_first": (
        887,
        "{name}: hãy ghi số học sinh trước, rồi mới ghi số thẻ; chưa có gì được ghi.",
    ),
    "school.nothing_before": (
        888,
        "Không có số liệu tháng trước cho các trường còn trống của tháng {month}.",
    ),
    "deadline.span": (
        908,
        "Từ {first} đến {last} không phải một khoảng ngày xem được."
        " Hãy ghi ngày sau không trước ngày đầu và cách nhau nhiều nhất mười năm.",
    ),
}
