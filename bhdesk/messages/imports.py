"""Sentences about figures taken from files."""

from __future__ import annotations

IMPORTS: dict[str, tuple[int, str]] = {
    "import.nothing": (
        601,
        "Không có số liệu nào của tệp {name} được nhập ({rejected} ô không dùng được)."
        " Số đã lưu không thay đổi; hãy xem trước từ chỗ này: {first}.",
    ),
    "import.bad_answer": (
        602,
        "Không hiểu câu trả lời “{text}” cho {key}. Chưa nhập gì;"
        " hãy chọn một trong các cách trả lời được nêu.",
    ),
    "import.same_file": (
        603,
        "Đúng tệp này đã được nhập cho tháng này lúc {before}. Chưa nhập lại;"
        " hãy xác nhận nếu muốn nhập lần nữa.",
    ),
    "import.encoding": (
        604,
        "Tệp viết bằng phông chữ cũ: “{before}” đọc là “{after}”."
        " Chưa chuyển gì; hãy xem mẫu rồi xác nhận bảng mã.",
    ),
    "import.fraction": (
        605,
        "“{before}” không phải số người; có thể là {after} bị đọc thành số lẻ."
        " Chưa đổi gì; hãy chọn nhân 1.000, nhập số đúng hoặc bỏ ô này.",
    ),
    "import.not_whole": (
        606,
        "“{before}” không phải số người. Chưa nhập gì; hãy nhập số đúng hoặc bỏ ô này.",
    ),
    "import.other_month": (
        607,
        "Bảng này ghi tháng {before}, đang nhập cho tháng {after}."
        " Chưa nhập gì; hãy xác nhận vẫn dùng, hoặc bỏ bảng này.",
    ),
    "import.other_month_left_out": (608, "Bảng ghi tháng {month} nên được bỏ qua."),
    "import.which_measure": (
        609,
        "Không rõ bảng này ghi chỉ tiêu nào (BHXH tự nguyện, BHYT …). Hãy chọn chỉ tiêu.",
    ),
    "import.unknown_column": (
        610,
        "Không hiểu cột “{before}” nên chưa đọc cột này. Nếu cần, hãy chọn chỉ tiêu cho cột.",
    ),
    "import.unknown_unit": (
        611,
        "Không có đơn vị “{before}” trong danh sách. Hãy chọn đơn vị đúng, hoặc bỏ dòng này.",
    ),
    "import.refused_sheet": (
        612,
        "Trang tính này có thông tin về HIV/AIDS nên bị từ chối; không giữ lại nội dung nào."
        " Các danh sách đó chỉ chuyển giữa cơ quan y tế và BHXH.",
    ),
    "import.twice": (
        613,
        "“{name}” có hai số cho cùng một ô (ô kia: {cell}). Chưa nhập số nào trong hai số;"
        " hãy bỏ một dòng trong tệp.",
    ),
    "import.no_unit": (
        614,
        "Không rõ số này của đơn vị nào. Hãy ghi tên đơn vị ở đầu dòng hoặc trên bảng.",
    ),
    "import.no_name": (615, "Dòng này có số nhưng không có tên đơn vị. Hãy ghi tên rồi nhập lại."),
    "import.date": (616, "“{text}” là ngày tháng, không phải số người. Hãy sửa ô này trong tệp."),
    "import.computed": (
        617,
        "{name} do chương trình tự tính nên không lấy từ tệp.",
    ),
    "import.not_in_plan": (
        618,
        "Kế hoạch không theo dõi chỉ tiêu của cột này nên không đọc cột này.",
    ),
    "import.total_differs": (
        619,
        "Cộng các đơn vị {sum}, tổng ghi trong tệp {printed}, chênh {difference}."
        " Cả hai số được giữ nguyên; hãy hỏi lại nơi gửi.",
    ),
    "import.total_unreadable": (
        620,
        "Không đọc được số tổng “{text}” nên không so sánh được với các đơn vị.",
    ),
    "form.exists": (
        626,
        "Đã có tệp {name}. Chưa ghi mẫu nào; hãy chọn tên hay thư mục khác, hoặc chuyển tệp đó đi.",
    ),
    "import.code_zero": (
        622,
        "“{before}” thiếu chữ số, có thể đã mất số 0 ở đầu: {after}. Cần kiểm tra;"
        " mã này không được lưu.",
    ),
    "import.code_lost": (
        623,
        "“{text}” đã mất các chữ số cuối nên không đọc được mã này. Hãy hỏi lại nơi gửi.",
    ),
    "import.person_code": (
        627,
        "“{text}” giống mã số của một người, không phải số người. Không lưu mã này;"
        " hãy kiểm tra lại cột trong tệp.",
    ),
    "import.maybe_thousands": (
        624,
        "Cột này có số nghìn bị đọc thành số lẻ; “{before}” cũng có thể là {after}."
        " Chưa nhập gì; hãy chọn giữ nguyên, nhân 1.000 hoặc bỏ ô này.",
    ),
    "import.no_figures": (
        625,
        "Không thấy số liệu tháng {month} trong tệp. Cần bảng có tên đơn vị ở đầu dòng"
        " và tên chỉ tiêu ở đầu cột, như mẫu nhập.",
    ),
    "form.unknown_format": (
        621,
        "Không ghi được biểu nhập “{name}”. Hãy chọn đuôi .xlsx hoặc .pdf.",
    ),
}
