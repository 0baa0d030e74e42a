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
        "Mỗi hoạt động đính kèm nhiều nhất {most} tệp. Chưa đính kèm tệp nào; hãy chọn ít tệp hơn.",
    ),
    "attachment.unknown": (806, "Không tìm thấy tệp đính kèm số {id}."),
    "attachment.lost": (
        807,
        "Tệp {name} không còn nguyên vẹn trong thư mục tệp đính kèm. Số liệu khác vẫn an toàn;"
        " hãy lấy lại tệp này từ bản sao lưu.",
    ),
    "check.attachment_missing": (
        808,
        "Thiếu tệp đính kèm {name} của hoạt động số {number}. Hãy lấy lại tệp này từ bản sao lưu.",
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
    "backup.without_files": (
        904,
        "Bản sao này không có {count} tệp đính kèm đã thiếu hoặc hỏng từ trước khi sao lưu."
        " Hãy kiểm tra dữ liệu để biết là tệp nào rồi lấy lại từ bản sao cũ hơn.",
    ),
    "activity.no_reason": (811, "Hãy ghi lý do hủy; chưa có gì thay đổi."),
    "repeat.no_days": (812, "Chưa chọn ngày nào. Hãy chọn ít nhất một ngày; chưa có gì được ghi."),
    "repeat.too_many": (
        813,
        "Đã chọn {count} ngày, nhiều nhất {most} ngày một lần. Chưa có gì được ghi;"
        " hãy chia thành nhiều lần.",
    ),
    "repeat.weekday": (
        814,
        "“{text}” không phải thứ trong tuần. Hãy ghi 2, 3, 4, 5, 6, 7 hoặc CN, cách nhau dấu phẩy.",
    ),
    "repeat.twins": (
        815,
        "Đã có hoạt động cùng hình thức, cùng nơi vào {count} ngày: {days}. Trùng? Chưa ghi;"
        " hãy bỏ qua các ngày đó hoặc xác nhận là cuộc khác.",
    ),
    "repeat.nothing": (816, "Mọi ngày đã chọn đều có hoạt động này rồi. Không ghi thêm gì."),
    "activity.no_paper": (
        817,
        "{name} không có giấy mời, danh sách ký tên, biên bản. Hãy chọn hội nghị hoặc cuộc họp.",
    ),
    "activity.not_held": (
        818,
        "Hoạt động ngày {day} chưa ghi là đã tổ chức nên chưa có biên bản."
        " Hãy đổi tình trạng rồi lập biên bản.",
    ),
    "activity.binned": (
        909,
        "Hoạt động số {id} đang ở Thùng rác nên không in được giấy tờ. Hãy lấy lại rồi in.",
    ),
    "activity.is_cancelled": (819, "Hoạt động ngày {day} đã hủy nên không lập giấy này."),
    "activity.paper_format": (
        820,
        "Chưa biết ghi tệp {name}. Hãy đặt đuôi .pdf hoặc .docx; chưa có gì được ghi.",
    ),
    "activity.no_table": (
        821,
        "Không thấy bảng hoạt động trong tệp: cần một dòng tiêu đề có “Ngày” và “Hình thức”."
        " Chưa có gì được ghi.",
    ),
    "activity.unknown_column": (
        822,
        "Không biết cột “{text}” là gì. Hãy sửa tên cột như trong sổ xuất ra, hoặc xóa cột.",
    ),
    "activity.no_field": (823, "Chưa ghi mục “{name}” của dòng này."),
    "activity.unknown_kind": (
        824,
        "Không có hình thức “{text}”. Hãy ghi như trong danh sách hình thức của chương trình.",
    ),
    "activity.unknown_state": (
        825,
        "Không hiểu tình trạng “{text}”. Hãy ghi Sắp tới, Đã thực hiện hoặc Đã hủy.",
    ),
    "activity.import_gone": (
        826,
        "Hoạt động số {id} không còn trong sổ. Hãy xóa số ở cột “Số” để ghi thành hoạt động mới.",
    ),
    "activity.import_twice": (827, "Số {id} có ở hai dòng. Hãy xóa số ở một dòng."),
    "activity.import_bad": (
        828,
        "Tệp có {count} chỗ chưa đúng, chỗ đầu tiên ở {place}. Chưa ghi hoạt động nào;"
        " hãy sửa tệp rồi nhập lại.",
    ),
    "activity.import_doubts": (
        829,
        "Có {count} điều cần xác nhận, đầu tiên ở {place}. Chưa ghi hoạt động nào;"
        " hãy xem lại rồi xác nhận.",
    ),
    "growth.not_in_units": (
        906,
        "“{name}” không theo dõi theo đơn vị nên không so được với hội nghị."
        " Hãy chọn một chỉ tiêu có số của từng đơn vị.",
    ),
    "activity.enrolled_twice": (
        905,
        "Số tham gia của “{name}” ghi hai lần. Hãy ghi một lần; chưa có gì được ghi.",
    ),
    "activity.import_nothing": (830, "Tệp {name} không có hoạt động nào. Chưa có gì được ghi."),
}
