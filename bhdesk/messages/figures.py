"""Sentences about typed figures, months, targets, pasted tables and taking back."""

from __future__ import annotations

FIGURES: dict[str, tuple[int, str]] = {
    "count.empty": (101, "Ô này chưa có số. Nhập số người, hoặc để trống nếu chưa có số liệu."),
    "count.negative": (102, "“{text}” là số âm. Số cũ được giữ nguyên; hãy nhập số từ 0 trở lên."),
    "count.fraction": (
        103,
        "“{text}” không phải số người. Số cũ được giữ nguyên; hãy nhập số nguyên, ví dụ 1.888.",
    ),
    "count.unreadable": (
        104,
        "Không đọc được “{text}”. Số cũ được giữ nguyên; hãy nhập số nguyên, ví dụ 1.888.",
    ),
    "count.too_large": (
        105,
        "“{text}” quá lớn. Số cũ được giữ nguyên; hãy kiểm tra lại số vừa nhập.",
    ),
    "count.lapsed_over_opening": (
        106,
        "Số giảm {lapsed} lớn hơn số đầu kỳ {opening}. Số cũ được giữ nguyên;"
        " hãy kiểm tra lại hai số này.",
    ),
    "count.closing_negative": (
        107,
        "Số cuối kỳ tính ra {closing}, nhỏ hơn 0. Số cũ được giữ nguyên;"
        " hãy kiểm tra các số tăng, giảm.",
    ),
    "count.not_in_units": (
        108,
        "{name} được thống kê ở đơn vị sử dụng lao động nên không nhập theo {unit};"
        " hãy nhập ở dòng toàn đơn vị.",
    ),
    "count.stale": (
        109,
        "Ô này vừa được sửa ở nơi khác. Số mới nhất đang hiện trên bảng;"
        " hãy xem lại rồi nhập tiếp.",
    ),
    "count.opening_differs": (
        110,
        "Đầu kỳ {opening} khác cuối kỳ tháng trước {previous}. Cả hai số được giữ; hãy kiểm tra.",
    ),
    "count.closing_differs": (
        111,
        "Đầu kỳ {opening} + {new} + {resumed} − {lapsed} = {computed}, cuối kỳ nhập {closing}."
        " Hãy kiểm tra lại.",
    ),
    "date.unreadable": (
        113,
        "Không đọc được ngày “{text}”. Hãy nhập theo ngày/tháng/năm, ví dụ 05/04/2026.",
    ),
    "clock.unreadable": (114, "Không đọc được giờ “{text}”. Hãy nhập như 19:00 hoặc 19 giờ 00."),
    "month.unreadable": (115, "Không đọc được tháng “{text}”. Hãy viết như 2026-05."),
    "month.closed": (
        116,
        "Tháng {month} đã chốt nên không sửa được. Số liệu không thay đổi;"
        " muốn sửa, hãy mở lại tháng và ghi lý do.",
    ),
    "month.already_closed": (117, "Tháng {month} đã được chốt từ trước."),
    "month.not_closed": (118, "Tháng {month} chưa chốt nên không cần mở lại."),
    "month.no_reason": (119, "Chưa ghi lý do mở lại tháng. Hãy ghi rõ lý do."),
    "month.empty": (120, "Tháng {month} chưa có số liệu nào nên chưa chốt được."),
    "month.incomplete": (
        121,
        "Tháng {month} còn {count} ô trống (đầu tiên: {first} · {measure})."
        " Hãy nhập đủ, hoặc xác nhận chốt khi còn ô trống.",
    ),
    "month.forgotten": (
        229,
        "Tháng {month} chưa có số nào của {names}, tháng trước có."
        " Hãy nhập, hoặc xác nhận chốt khi còn trống.",
    ),
    "month.sent": (
        128,
        "Tháng {month} đã gửi nên không sửa được. Số liệu không thay đổi;"
        " muốn sửa, hãy mở lại tháng và ghi lý do.",
    ),
    "month.already_sent": (129, "Tháng {month} đã được ghi là đã gửi từ trước."),
    "month.not_closed_yet": (
        130,
        "Tháng {month} chưa chốt nên chưa gửi được. Hãy chốt tháng trước.",
    ),
    "month.until_past": (131, "Ngày hết hạn mở lại đã qua. Hãy chọn từ hôm nay trở đi."),
    "indicator.unknown": (
        122,
        "Kế hoạch không có chỉ tiêu “{name}”. Hãy chọn một chỉ tiêu trong kế hoạch.",
    ),
    "indicator.computed": (
        123,
        "{name} được cộng từ các chỉ tiêu thành phần nên không nhập trực tiếp.",
    ),
    "check.ui_over_csi": (
        124,
        "Số người tham gia BHTN ({ui}) lớn hơn BHXH bắt buộc ({csi}). Hãy kiểm tra với BHXH cơ sở.",
    ),
    "check.hi_over_population": (
        125,
        "Số người tham gia BHYT ({hi}) lớn hơn dân số ({population}). Hãy kiểm tra lại.",
    ),
    "check.si_over_labour": (
        126,
        "Số người tham gia BHXH ({si}) lớn hơn lực lượng lao động ({labour}). Hãy kiểm tra lại.",
    ),
    "check.closing_wrong": (
        127,
        "Số cuối kỳ đang lưu ({closing}) khác số tính lại ({computed})."
        " Hãy mở tháng này và nhập lại ô đó.",
    ),
    "count.nothing_to_fill": (
        132,
        "{unit} không còn ô trống nào cần ghi 0 trong tháng {month}. Số liệu không thay đổi.",
    ),
    "note.too_long": (133, "Nội dung dài {count} chữ, tối đa {most}. Chưa lưu; hãy rút gọn."),
    "note.stale": (134, "Nội dung này vừa được sửa ở nơi khác. Hãy xem lại rồi ghi tiếp."),
    "count.jump_times": (
        135,
        "{part} {value}: gấp {times} lần mức thường {usual} của {months} tháng trước."
        " Hãy kiểm tra lại.",
    ),
    "count.jump_away": (
        136,
        "{part} {value}: khác xa mức thường {usual} của {months} tháng trước. Hãy kiểm tra lại.",
    ),
    "money.unreadable": (
        137,
        "“{text}” không phải số tiền. Số cũ được giữ nguyên; hãy ghi số đồng, ví dụ 1.500.000.",
    ),
    "target.negative": (141, "Chỉ tiêu không thể là số âm. Chỉ tiêu cũ được giữ nguyên."),
    "target.no_weights": (
        142,
        "Chưa có căn cứ để chia (tổng bằng 0). Hãy nhập mẫu số hoặc chọn cách chia khác.",
    ),
    "target.missing_weight": (
        143,
        "Còn {count} đơn vị chưa có số liệu làm căn cứ chia."
        " Hãy nhập mẫu số của đơn vị đó hoặc chọn cách chia khác.",
    ),
    "target.pinned_too_much": (
        144,
        "Các đơn vị đã ghim cộng lại {pinned}, vượt chỉ tiêu {total}."
        " Hãy bỏ ghim hoặc giảm số đã ghim.",
    ),
    "target.no_total": (
        145,
        "{name} chưa tính được chỉ tiêu chung vì chưa có dân số, LLLĐ."
        " Hãy nhập mẫu số hoặc nhập tổng chỉ tiêu.",
    ),
    "target.not_in_units": (
        146,
        "{name} không giao cho từng {unit}; chỉ tiêu này theo dõi chung toàn đơn vị.",
    ),
    "target.unknown_method": (
        147,
        "Không có cách chia “{name}”. Hãy chia theo một mẫu số của kế hoạch hoặc chia đều.",
    ),
    "target.needs_reason": (
        148,
        "Tổng các đơn vị {sum}, chỉ tiêu chung {total}, chênh {difference}. Chưa lưu;"
        " hãy chọn lý do hoặc sửa lại.",
    ),
    "target.stale": (149, "Chỉ tiêu vừa được sửa ở nơi khác. Hãy xem lại số mới nhất rồi lưu."),
    "target.none": (150, "Chưa có chỉ tiêu nào được giao cho các đơn vị nên chưa có gì để in."),
    "target.sum_differs": (
        151,
        "Cộng các đơn vị {sum}, tổng theo văn bản {total}, chênh {difference}."
        " Cả hai số được giữ nguyên.",
    ),
    "target.day_order": (
        152,
        "{name} đã có quyết định áp dụng từ ngày {day}. Chưa lưu; hãy chọn ngày áp dụng muộn hơn.",
    ),
    "target.bad_weight": (
        153,
        "“{text}” không phải trọng số. Hãy nhập số nguyên từ 0 trở lên, ví dụ 3.",
    ),
    "base.unknown": (
        161,
        "Kế hoạch không dùng mẫu số “{name}”. Hãy chọn một mẫu số trong kế hoạch.",
    ),
    "base.negative": (162, "“{text}” là số âm. Hãy nhập mẫu số từ 0 trở lên."),
    "text.unprintable": (
        195,
        "Ký tự “{char}” trong “{text}” không in được trên giấy. Chưa lưu; hãy bỏ ký tự đó.",
    ),
    "paste.empty": (
        201,
        "Chưa có bảng nào để dán. Hãy chép cả dòng tiêu đề và các dòng số trong Excel.",
    ),
    "paste.no_header": (
        202,
        "Không thấy cột chỉ tiêu nào. Dòng đầu phải có tên cột như “BHXH tự nguyện”, “BHYT”.",
    ),
    "paste.unknown_unit": (
        203,
        "Dòng {row}: không có đơn vị “{name}”. Chưa dán gì; hãy sửa tên rồi dán lại.",
    ),
    "paste.unit_twice": (
        204,
        "Dòng {row}: “{name}” có hai lần trong bảng. Chưa dán gì; hãy bỏ bớt một dòng.",
    ),
    "paste.bad_number": (
        205,
        "Dòng {row}, cột {column}: “{text}” không phải số người. Chưa dán gì.",
    ),
    "paste.missing_units": (
        206,
        "Bảng thiếu {count} đơn vị (đầu tiên: {name}). Chưa dán gì; hãy chép đủ bảng.",
    ),
    "paste.ambiguous_name": (
        207,
        "Dòng {row}: có nhiều dòng tên “{name}”. Chưa dán gì; hãy viết đầy đủ tên rồi dán lại.",
    ),
    "paste.no_name": (
        208,
        "Dòng {row} có số nhưng không có tên. Chưa dán gì; hãy ghi tên hoặc bỏ dòng này.",
    ),
    "paste.column_twice": (
        209,
        "Có hai cột cùng là “{column}”. Chưa dán gì; hãy chép từng loại một.",
    ),
    "paste.too_wide": (
        210,
        "Khối dán có {found} cột số, từ cột đang chọn chỉ còn {wanted} cột nhập được."
        " Chưa dán gì; hãy chọn cột khác hoặc chép cả dòng tiêu đề.",
    ),
    "undo.nothing": (221, "Không còn việc nào để hoàn tác."),
    "undo.nothing_to_redo": (222, "Không có việc nào vừa hoàn tác để làm lại."),
    "undo.unknown": (
        223,
        "Việc này không hoàn tác được. Số liệu không thay đổi; hãy sửa lại bằng tay nếu cần.",
    ),
    "undo.done": (224, "“{what}” đã được hoàn tác từ trước. Số liệu không thay đổi."),
    "undo.stale": (
        225,
        "Không hoàn tác được “{what}” vì “{later}” làm sau đã sửa cùng chỗ."
        " Số liệu không thay đổi; hãy hoàn tác việc làm sau trước.",
    ),
    "undo.in_use": (
        226,
        "Không hoàn tác được “{what}” vì số liệu nhập sau còn dùng đến. Số liệu không thay đổi;"
        " hãy hoàn tác các việc làm sau trước.",
    ),
}
