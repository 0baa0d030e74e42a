"""Sentences about typed figures, targets, months, activities, units and the office."""

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
    "percent.unreadable": (112, "Không đọc được tỷ lệ “{text}”. Hãy nhập như 48,10 hoặc 48,1%."),
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
        "Tháng {month} còn {count} ô trống (đầu tiên: {first})."
        " Hãy nhập đủ, hoặc xác nhận chốt khi còn ô trống.",
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
    "base.unknown": (
        161,
        "Kế hoạch không dùng mẫu số “{name}”. Hãy chọn một mẫu số trong kế hoạch.",
    ),
    "base.negative": (162, "“{text}” là số âm. Hãy nhập mẫu số từ 0 trở lên."),
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
    "activity.unknown": (187, "Không tìm thấy hoạt động số {id}."),
    "activity.no_day": (188, "Chưa có ngày họp. Hãy nhập ngày/tháng/năm, ví dụ 09/06/2026."),
    "office.no_name": (191, "Tên đơn vị không được để trống."),
    "office.unknown": (192, "Không có mục cài đặt “{name}”."),
    "office.bad_cut_off": (
        193,
        "Ngày chốt “{text}” không hợp lệ. Nhập số từ 1 đến 28, hoặc 0 để lấy cuối tháng.",
    ),
    "signer.no_post": (194, "Chưa ghi chức vụ người ký."),
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
