"""Sentences about papers that go out and the words in them."""

from __future__ import annotations

ISSUED: dict[str, tuple[int, str]] = {
    "issued.no_number": (
        701,
        "Chưa ghi số văn bản. Hãy ghi số rồi phát hành; chưa có gì được ghi.",
    ),
    "issued.no_day": (702, "Chưa ghi ngày ký. Hãy ghi ngày rồi phát hành; chưa có gì được ghi."),
    "issued.number_taken": (
        703,
        "Số {sign} đã dùng cho “{title}”. Hãy chọn số khác; chưa có gì được ghi.",
    ),
    "issued.already": (
        704,
        "Kỳ này đã phát hành báo cáo số {sign} ngày {day}. Hãy lập báo cáo thay thế"
        " hoặc báo cáo bổ sung.",
    ),
    "issued.nothing_before": (705, "Kỳ này chưa có báo cáo nào được phát hành."),
    "issued.too_early": (
        718,
        "Báo cáo này phải ký từ ngày của báo cáo trước, số {sign} ngày {day}, trở đi."
        " Hãy sửa ngày ký; chưa có gì được ghi.",
    ),
    "issued.no_reason": (706, "Hãy ghi lý do; chưa có gì được ghi."),
    "issued.unknown": (707, "Không có văn bản này trong sổ, hoặc đã thu hồi."),
    "issued.stale": (
        710,
        "Số liệu hoặc thông tin đơn vị đã đổi sau khi lập văn bản này. Hãy xem lại bản mới"
        " rồi phát hành; chưa có gì được ghi.",
    ),
    "issued.unknown_format": (
        717,
        "“{name}” phải có đuôi .pdf (tệp đã gửi) hoặc .json (số liệu đã gửi). Hãy đặt lại tên tệp.",
    ),
    "check.issued": (
        709,
        "Tệp của văn bản số {sign} không còn nguyên vẹn. Hãy lấy văn bản này từ bản sao lưu.",
    ),
    "issued.damaged": (
        708,
        "Tệp lưu trong sổ không còn nguyên vẹn. Số liệu khác vẫn an toàn;"
        " hãy lấy văn bản này từ bản sao lưu.",
    ),
    "wording.too_long": (
        711,
        "Đoạn văn dài {count} chữ cái, nhiều nhất {most}. Chưa lưu; hãy chia thành nhiều đoạn.",
    ),
    "wording.empty": (712, "Đoạn văn chưa có chữ nào. Hãy ghi nội dung."),
    "wording.stale": (
        713,
        "Đoạn văn vừa được sửa ở nơi khác. Chưa lưu; hãy xem lại nội dung đang có.",
    ),
    "wording.unknown": (
        716,
        "Báo cáo này không có đoạn hoặc phần “{name}”. Hãy xem danh sách bằng lệnh report text.",
    ),
    "wording.no_title": (714, "Hãy đặt tên cho đoạn mẫu, nhiều nhất {most} chữ cái."),
    "wording.title_twice": (715, "Đã có đoạn mẫu “{title}”. Hãy đặt tên khác."),
}
