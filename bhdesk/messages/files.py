"""Sentences about files: the data file, backups, papers, workbooks."""

from __future__ import annotations

FILES: dict[str, tuple[int, str]] = {
    "store.missing": (
        401,
        "Không thấy tệp dữ liệu {file}. Chương trình không tự tạo tệp mới; hãy chọn đúng tệp.",
    ),
    "store.empty": (
        402,
        "Tệp {file} rỗng (0 byte). Tệp được giữ nguyên; hãy dùng bản sao lưu gần nhất.",
    ),
    "store.not_data": (
        403,
        "{file} không phải tệp dữ liệu bhdesk. Tệp được giữ nguyên; hãy chọn tệp khác.",
    ),
    "store.foreign": (
        404,
        "{file} là tệp của chương trình khác. Tệp được giữ nguyên; hãy chọn tệp khác.",
    ),
    "store.newer": (
        405,
        "{file} do bản chương trình mới hơn tạo ra. Tệp được giữ nguyên;"
        " hãy cài bản mới hơn để mở.",
    ),
    "store.exists": (406, "Đã có tệp {file}. Không ghi đè; hãy chọn tên khác."),
    "store.disk_full": (
        407,
        "Ổ đĩa đầy nên chưa lưu được. Số đã lưu trước đó vẫn an toàn; hãy dọn ổ đĩa rồi thử lại.",
    ),
    "store.locked": (
        408,
        "Tệp {file} đang bị chương trình khác giữ. Số vừa nhập chưa lưu;"
        " hãy đóng chương trình kia rồi thử lại.",
    ),
    "store.read_only": (
        409,
        "Tệp {file} chỉ cho đọc nên không lưu được. Hãy chép tệp sang thư mục khác để nhập số.",
    ),
    "store.view_only": (
        417,
        "Tệp {file} đang mở để xem nên không lưu được. Hãy đóng nơi kia rồi mở lại tệp để nhập số.",
    ),
    "store.drive_gone": (
        423,
        "Không thấy ổ đĩa hay thư mục chứa {file}. Việc vừa làm chưa lưu, số đã lưu vẫn trên ổ đó;"
        " hãy cắm lại USB, nối lại ổ mạng rồi làm lại.",
    ),
    "store.io_error": (
        410,
        "Ổ đĩa báo lỗi khi ghi {file}. Hãy mở lại chương trình, xem số đã lưu và sao lưu ngay.",
    ),
    "store.damaged": (
        411,
        "Tệp {file} bị hỏng. Tệp được giữ nguyên; hãy dùng bản sao lưu gần nhất.",
    ),
    "store.migration_failed": (
        412,
        "Chưa nâng cấp được {file}. Tệp cũ vẫn nguyên vẹn; bản sao ở {backup}."
        " Hãy dùng bản chương trình cũ.",
    ),
    "store.backup_failed": (
        413,
        "Chưa sao lưu được vào {file}. Số liệu đang dùng vẫn an toàn; hãy chọn nơi khác.",
    ),
    "store.backup_damaged": (
        414,
        "Bản sao lưu {file} không đọc lại được. Số liệu đang dùng vẫn an toàn; hãy sao lưu lại.",
    ),
    "store.no_plan": (
        415,
        "Tệp dữ liệu không có kế hoạch nào, có thể do chép thiếu. Tệp được giữ nguyên;"
        " hãy chép lại khi đã đóng chương trình, hoặc dùng bản sao lưu gần nhất.",
    ),
    "store.bad_plan": (
        416,
        "Kế hoạch trong tệp dữ liệu không đọc được. Hãy dùng bản sao lưu gần nhất.",
    ),
    "restore.damaged": (
        418,
        "Bản {file} bị hỏng hoặc đã khác lúc sao lưu nên không phục hồi."
        " Số liệu đang dùng được giữ nguyên; hãy chọn bản khác.",
    ),
    "restore.same": (
        419,
        "{file} là tệp đang dùng, không phải bản sao lưu. Chưa thay đổi gì; hãy chọn bản khác.",
    ),
    "restore.in_use": (
        420,
        "Tệp {file} đang mở ở cửa sổ hoặc chương trình khác nên chưa phục hồi. Chưa thay đổi gì;"
        " hãy đóng nơi kia rồi thử lại.",
    ),
    "restore.no_room": (
        421,
        "Ổ đĩa không đủ chỗ để phục hồi, cần trống {megabytes} MB. Chưa thay đổi gì;"
        " hãy dọn ổ đĩa rồi thử lại.",
    ),
    "restore.without_files": (
        422,
        "{count} tệp đính kèm không có ở bản sao lưu lẫn trên máy. Số liệu đã phục hồi đủ;"
        " hãy lấy tệp thiếu từ bản sao lưu khác.",
    ),
    "file.locked": (
        431,
        "Tệp {name} đang mở trong chương trình khác (Excel?). Hãy đóng tệp đó rồi lưu lại.",
    ),
    "file.disk_full": (432, "Ổ đĩa đầy nên chưa ghi được {name}. Tệp cũ (nếu có) được giữ nguyên."),
    "file.cannot_write": (
        433,
        "Không ghi được {name}. Tệp cũ (nếu có) được giữ nguyên; hãy chọn thư mục khác.",
    ),
    "file.bad_name": (
        424,
        "Windows không nhận tên tệp “{name}”. Chưa ghi gì; hãy đặt tên khác, không dùng"
        " : * ? \" < > | và các tên như CON, AUX, NUL.",
    ),
    "file.read_only": (
        425,
        "Tệp {name} chỉ cho đọc nên không ghi đè. Tệp được giữ nguyên; hãy lưu tên khác.",
    ),
    "file.drive_gone": (
        426,
        "Không thấy ổ đĩa để ghi {name}. Chưa ghi gì; hãy cắm lại USB, nối lại ổ mạng"
        " hoặc chọn thư mục khác.",
    ),
    "file.path_too_long": (
        427,
        "Đường dẫn tới {name} quá dài. Chưa ghi gì; hãy đặt tên ngắn hơn hoặc chọn thư mục khác.",
    ),
    "file.missing": (434, "Không thấy tệp {name}. Hãy kiểm tra lại đường dẫn."),
    "file.is_folder": (436, "{name} là thư mục, không phải tệp. Hãy ghi cả tên tệp."),
    "file.cannot_read": (
        435,
        "Không đọc được tệp {name}. Hãy đóng tệp ở chương trình khác hoặc kiểm tra quyền đọc.",
    ),
    "file.not_workbook": (
        437,
        "Tệp {name} không phải bảng tính Excel (.xlsx) đọc được. Hãy lưu lại tệp trong Excel.",
    ),
    "file.not_list": (
        439,
        "Tệp {name} không phải danh sách dạng chữ (UTF-8) hay bảng tính Excel (.xlsx) đọc được."
        " Hãy lưu lại tệp dạng .xlsx rồi chọn lại.",
    ),
    "file.too_large": (
        438,
        "Tệp {name} quá lớn so với một danh sách đơn vị (nhiều nhất 2.000 dòng)."
        " Hãy chọn đúng tệp.",
    ),
    "file.empty": (501, "Tệp {name} rỗng (0 byte). Chưa nhập gì; hãy xin lại tệp."),
    "file.blank": (502, "Tệp {name} không có ô nào có nội dung. Chưa nhập gì; hãy chọn tệp khác."),
    "file.damaged": (
        503,
        "Tệp {name} bị hỏng hoặc bị cắt cụt. Chưa nhập gì;"
        " hãy mở tệp bằng Excel, lưu lại hoặc xin lại tệp.",
    ),
    "file.foreign": (
        504,
        "{name} là {what}, không nhập được. Chưa nhập gì; hãy chọn tệp bảng tính.",
    ),
    "file.too_big": (
        505,
        "Tệp {name} nặng {megabytes} MB, quá lớn để nhập. Chưa nhập gì; hãy tách tệp.",
    ),
    "file.bomb": (
        506,
        "Tệp {name} nén bất thường (bung ra {megabytes} MB). Chưa nhập gì; không nên mở tệp này.",
    ),
    "file.range_absurd": (
        507,
        "Tệp {name} có ô ở tận {cell}. Chưa nhập gì;"
        " hãy xóa các dòng, cột thừa trong Excel rồi lưu lại.",
    ),
    "file.too_many_rows": (
        508,
        "Tệp {name} có hơn {limit} dòng. Chưa nhập gì; hãy tách tệp hoặc xóa dòng thừa.",
    ),
    "file.too_many_cells": (
        509,
        "Tệp {name} có hơn {limit} ô có nội dung. Chưa nhập gì; hãy tách tệp.",
    ),
    "file.has_dtd": (
        510,
        "Tệp {name} chứa khai báo XML không an toàn (DTD). Chưa nhập gì; không nên mở tệp này.",
    ),
    "file.password_needed": (511, "Tệp {name} có mật khẩu. Hãy nhập mật khẩu để đọc."),
    "file.password_wrong": (512, "Mật khẩu của tệp {name} chưa đúng. Hãy nhập lại."),
    "file.password_other": (
        513,
        "Tệp {name} được khóa theo cách chưa đọc được. Chưa nhập gì;"
        " hãy mở tệp và lưu lại không mật khẩu.",
    ),
    "file.too_heavy": (
        514,
        "Tệp {name} cần quá nhiều bộ nhớ. Chưa nhập gì; hãy tách tệp hoặc lưu lại bằng Excel.",
    ),
    "file.too_slow": (
        515,
        "Đọc tệp {name} quá {seconds} giây nên đã dừng. Chưa nhập gì; hãy tách tệp.",
    ),
    "file.reader_died": (
        516,
        "Phần đọc tệp dừng đột ngột khi đọc {name}. Chưa nhập gì;"
        " hãy mở tệp bằng Excel, lưu lại rồi thử lại.",
    ),
    "file.cancelled": (517, "Đã hủy đọc tệp {name}. Chưa nhập gì."),
    "file.has_macros": (521, "Tệp {name} có macro. Chương trình chỉ đọc số, không chạy macro."),
    "file.has_links": (
        522,
        "Tệp {name} lấy số từ tệp khác. Chương trình đọc số đã lưu sẵn trong tệp này.",
    ),
    "file.formula_without_value": (
        523,
        "{count} ô công thức chưa có kết quả (ô đầu tiên {cell}) nên coi như trống;"
        " hãy mở tệp bằng Excel và lưu lại.",
    ),
    "check.integrity": (
        471,
        "Tệp dữ liệu có trang bị hỏng: {detail}. Hãy dùng bản sao lưu gần nhất.",
    ),
    "check.reference": (
        472,
        "{rows} dòng trỏ tới dữ liệu không còn ({target}). Hãy dùng bản sao lưu gần nhất.",
    ),
    "check.version": (473, "Phiên bản ghi ở đầu tệp ({header}) khác bên trong ({table})."),
    "check.no_backup": (474, "Chưa có bản sao lưu nào trong {folder}. Hãy sao lưu."),
    "check.old_backup": (475, "Bản sao lưu gần nhất đã {days} ngày. Hãy sao lưu."),
    "paper.missing_glyph": (
        441,
        "Phông chữ không có ký tự “{char}” trong “{text}”. Chưa in, chưa ghi gì; hãy bỏ ký tự đó.",
    ),
    "paper.does_not_fit": (
        442,
        "“{text}” quá dài, không vừa ô trên trang. Chưa in gì; hãy rút gọn.",
    ),
    "table.empty": (443, "Bảng “{title}” chưa có dòng nào nên chưa in, chưa lưu gì."),
    "print.no_printer": (
        444,
        "Máy này chưa cài máy in nào. Chưa in gì; hãy cài máy in, hoặc lưu PDF để in ở máy khác.",
    ),
    "print.failed": (
        445,
        "Máy in không nhận bản in. Chưa in gì; hãy kiểm tra máy in rồi in lại, hoặc lưu PDF.",
    ),
    "form.unreadable": (451, "Không đọc được mẫu thể thức {name}: {reason}."),
    "form.wrong_format": (452, "{name} không phải mẫu thể thức ({format})."),
    "form.wrong_value": (453, "Mẫu thể thức: giá trị “{value}” của {key} không dùng được."),
    "form.missing_key": (454, "Mẫu thể thức thiếu mục {key}."),
    "form.unknown_key": (455, "Mẫu thể thức có mục lạ {key}."),
    "form.out_of_range": (
        456,
        "Mẫu thể thức: {key} = {value}, ngoài khoảng {low}–{high} của Nghị định 30/2020.",
    ),
    "fonts.missing": (457, "Không thấy phông chữ trong {folder}. Hãy cài lại chương trình."),
    "fonts.incomplete": (458, "Phông chữ trong {folder} thiếu kiểu chữ. Hãy cài lại chương trình."),
    "workbook.too_many_rows": (461, "Trang tính {sheet} có {rows} dòng, quá giới hạn của Excel."),
    "workbook.text_too_long": (
        462,
        "Trang tính {sheet}: nội dung “{text}…” quá dài cho một ô Excel.",
    ),
}
