"""Sentences about activities, their photos and scans, their papers and their workbook."""

from __future__ import annotations

CAMPAIGN_ACTIVITIES: dict[str, tuple[int, str]] = {
    "attachment.empty": (
        801,
        "Tệp {name} rỗng (0 byte). Chưa đính kèm tệp nào; hãy chọn tệp khác.",
    ),
    "attachment.too_big": (
        802,
        "Tệp {name} nặng {size} MB, nhiều nhất {most} MB. Chưa đính kèm tệp nào;"
        " hãy giảm cỡ ảnh rồi chọn lại.",
    ),
    "attachment.not_kept": (
        803,
        "Tệp {name} không phải ảnh hoặc bản chụp (JPEG, PNG, HEIC, WEBP, TIFF, PDF)."
        " Chưa đính kèm tệp nào; hãy chọn tệp khác.",
    ),
    "attachment.same": (
        804,
        "Tệp {name} trùng nội dung với {other} đã đính kèm ở hoạt động này."
        " Chưa đính kèm tệp nào; hãy bỏ tệp trùng.",
    ),
    "attachment.too_many": (
        805,
        "Mỗi hoạt động đính kèm nhiều nhất {most} tệp. Chưa đính kèm tệp nào;"
        " hãy chọn ít tệp hơn.",
    ),
    "attachment.unknown": (806, "Không tìm thấy tệp đính kèm số {id}."),
    "attachment.lost": (
        807,
        "Tệp {name} không còn nguyên vẹn trong thư mục tệp đính kèm. Số liệu khác vẫn an toàn;"
        " hãy lấy lại tệp này từ bản sao lưu.",
    ),
    "check.attachment_missing": (
        808,
        "Thiếu tệp đính kèm {name} của hoạt động số {number}."
        " Hãy lấy lại tệp này từ bản sao lưu.",
    ),
    "check.attachment_damaged": (
        809,
        "Tệp đính kèm {name} của hoạt động số {number} đã bị thay đổi."
        " Hãy lấy lại tệp này từ bản sao lưu.",
    ),
    "store.backup_incomplete": (
        810,
        "Bản sao lưu {file} thiếu {count} tệp đính kèm. Số liệu trong bản sao vẫn đọc được;"
        " hãy sao lưu lại.",
    ),
}
