"""What other lists of meetings call the columns of the log: their title, then ours."""

from __future__ import annotations

OTHER_TITLES = (
    ("Ngày tổ chức", "Ngày"), ("Ngày tháng", "Ngày"), ("Ngày, tháng", "Ngày"),
    ("Ngày, tháng, năm", "Ngày"), ("Ngày thực hiện", "Ngày"),
    ("Hình thức tổ chức", "Hình thức"), ("Hình thức hoạt động", "Hình thức"),
    ("Loại hoạt động", "Hình thức"), ("Loại hội nghị", "Hình thức"),
    ("Trạng thái", "Tình trạng"), ("Bắt đầu", "Giờ bắt đầu"), ("Kết thúc", "Giờ kết thúc"),
    ("Địa điểm", "Nơi tổ chức"), ("Địa điểm tổ chức", "Nơi tổ chức"), ("Nơi họp", "Nơi tổ chức"),
    ("Thôn", "Đơn vị"), ("Các thôn", "Đơn vị"), ("Tổ dân phố", "Đơn vị"), ("Ấp", "Đơn vị"),
    ("Thôn, tổ dân phố", "Đơn vị"), ("Chủ tọa", "Chủ trì"), ("Người chủ trì", "Chủ trì"),
    ("Người ghi biên bản", "Thư ký"), ("Cơ quan tổ chức", "Đơn vị tổ chức"),
    ("Đơn vị phối hợp tổ chức", "Đơn vị tổ chức"),
    ("Chủ đề", "Nội dung"), ("Nội dung tuyên truyền", "Nội dung"),
    ("Mời", "Số người mời"), ("Số mời", "Số người mời"), ("Số người được mời", "Số người mời"),
    ("Dự", "Số người dự"), ("Số dự", "Số người dự"), ("Số người tham dự", "Số người dự"),
    ("Số lượt người dự", "Số người dự"), ("Tham dự", "Số người dự"),
    ("Tư vấn", "Được tư vấn"), ("Số người được tư vấn", "Được tư vấn"),
    ("Khó khăn", "Khó khăn, vướng mắc"), ("Vướng mắc", "Khó khăn, vướng mắc"),
    ("Kết luận", "Kết luận, nhiệm vụ tiếp theo"),
    ("Kinh phí", "Kinh phí (đồng)"), ("Thời lượng", "Thời lượng (phút)"),
    ("Phút phát thanh", "Thời lượng (phút)"), ("Số phút", "Thời lượng (phút)"),
    ("Kênh", "Kênh, báo"), ("Liên kết", "Đường dẫn"),
)  # fmt: skip
