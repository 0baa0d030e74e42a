"""Sentences on reports and the periods they cover."""

from __future__ import annotations

PAPERS: dict[str, tuple[int, str]] = {
    "period.unreadable": (
        721,
        "Không đọc được kỳ báo cáo “{text}”. Hãy viết như 2026-05, 2026-Q2, 2026-H1 hoặc 2026.",
    ),
    "report.wrong_period": (
        722,
        "“{paper}” không lập theo kỳ “{period}”. Hãy chọn kỳ khác: {wanted}.",
    ),
    "report.no_peak": (
        723,
        "Tháng {month} không phải tháng cao điểm của kế hoạch (tháng cao điểm: {months})."
        " Hãy chọn tháng khác.",
    ),
    "report.no_campaigns": (
        725,
        "“{plan}” không giao tháng cao điểm nên không có báo cáo này. Hãy chọn báo cáo khác.",
    ),
    "report.no_marks": (
        724,
        "“{plan}” không có mốc chỉ tiêu và không theo dõi chậm đóng nên không có gì để báo cáo."
        " Hãy chọn báo cáo khác.",
    ),
    "report.outside_plan": (
        211,
        "Kỳ báo cáo {period} nằm ngoài thời gian của “{plan}”. Hãy chọn kỳ trong kế hoạch.",
    ),
    "report.not_workbook": (213, "“{name}” phải có đuôi .xlsx. Hãy đặt lại tên tệp."),
    "report.not_pdf": (227, "“{name}” phải có đuôi .pdf. Hãy đặt lại tên tệp."),
    "report.number_zero": (
        214,
        "Số văn bản bắt đầu từ 1. Hãy nhập lại, hoặc không ghi để chừa trống.",
    ),
    "report.unknown_format": (
        212,
        "Không ghi được tệp “{name}”. Hãy chọn đuôi .pdf, .docx, .xlsx hoặc .json.",
    ),
}
