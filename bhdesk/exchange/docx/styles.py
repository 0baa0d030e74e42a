"""The named styles of a Word paper, one for each component of the form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.exchange.docx.marks import mark, twips
from bhdesk.exchange.form import TextStyle
from bhdesk.exchange.paper_pen import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from bhdesk.exchange.form import FormProfile

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
# One line of Word's "single" spacing, which is that of the letters themselves.
_SINGLE = 240
# Lines without text, under a rule or between two tables, are as low as Word allows; in pt.
LOWEST = 1.0


class StyleId(StrEnum):
    """The styles by their key in the file; Heading1 and Heading2 are those Word navigates by."""

    NATION = "QuocHieu"
    MOTTO = "TieuNgu"
    PARENT = "CoQuanChuQuan"
    ISSUER = "CoQuanBanHanh"
    NUMBER = "SoKyHieu"
    PLACE_DATE = "DiaDanhNgayThang"
    KIND = "TenLoai"
    ABSTRACT = "TrichYeu"
    ADDRESSEE = "KinhGui"
    BODY = "NoiDung"
    POINT = "Diem"
    BASIS = "CanCu"
    NOTE = "GhiChu"
    HEADING1 = "Heading1"
    HEADING2 = "Heading2"
    SIGNER = "ChucVuNguoiKy"
    SIGNER_NAME = "HoTenNguoiKy"
    RECIPIENTS_TITLE = "NoiNhan"
    RECIPIENTS = "DanhSachNoiNhan"
    ANNEX_NUMBER = "SoPhuLuc"
    ANNEX_TITLE = "TenPhuLuc"
    ANNEX_REFERENCE = "KemTheo"
    CAPTION = "TenBang"
    PICTURE = "BieuDo"
    RULE = "DuongKe"
    GAP = "KhoangCach"
    PAGE_NUMBER = "SoTrang"
    SAMPLE_MARK = "DuLieuMau"


@dataclass(frozen=True, slots=True)
class _Look:
    """`before` and `indent` in pt; `spacing` in single lines; `outline` counts from 0."""

    key: str
    name: str
    text: TextStyle
    align: str = "left"
    indent: float = 0.0
    before: float = 0.0
    spacing: float = 1.0
    exact: float = 0.0
    outline: int | None = None
    keep_next: bool = False


def cell_style(size: float) -> str:
    """The key of the style of a table's cells, by the size of their letters."""
    return f"OBang{size:g}".replace(".", "_")


def style_marks(form: FormProfile) -> Iterator[BaseOxmlElement]:
    """What stands in the file's list of styles."""
    yield mark(
        "docDefaults",
        mark("rPrDefault", mark("rPr", *_letters(form.style.body), *_language())),
        mark("pPrDefault", mark("pPr", mark("widowControl"), _line_spacing(0.0, 1.0))),
    )
    yield _style("Normal", "Normal", "paragraph", default=True)
    yield _table_style()
    for look in (*_head_looks(form), *_body_looks(form), *_end_looks(form), *_cell_looks(form)):
        yield _paragraph_style(look)


def _head_looks(form: FormProfile) -> Iterator[_Look]:
    style = form.style
    yield _Look(StyleId.NATION, "Quốc hiệu", style.nation, "center")
    yield _Look(StyleId.MOTTO, "Tiêu ngữ", style.motto, "center")
    yield _Look(StyleId.PARENT, "Cơ quan chủ quản", style.parent, "center")
    yield _Look(StyleId.ISSUER, "Cơ quan ban hành", style.issuer, "center")
    yield _Look(StyleId.NUMBER, "Số, ký hiệu", style.number, "center")
    yield _Look(StyleId.PLACE_DATE, "Địa danh, ngày tháng", style.place_date, "center")
    yield _Look(StyleId.KIND, "Tên loại văn bản", style.kind, "center", keep_next=True)
    yield _Look(StyleId.ABSTRACT, "Trích yếu", style.abstract, "center", keep_next=True)
    yield _Look(StyleId.ADDRESSEE, "Kính gửi", style.addressee, keep_next=True)
    yield _Look(
        StyleId.RULE,
        "Đường kẻ",
        TextStyle(LOWEST),
        "center",
        before=form.text.rule_gap_mm * MM,
        exact=LOWEST,
        keep_next=True,
    )


def _body_looks(form: FormProfile) -> Iterator[_Look]:
    text, style = form.text, form.style
    indent, gap, spacing = text.first_indent_mm * MM, text.gap_pt, text.body_spacing
    for key, name, letters in (
        (StyleId.BODY, "Nội dung", style.body),
        (StyleId.POINT, "Điểm", style.body),
        (StyleId.BASIS, "Căn cứ", style.basis),
    ):
        yield _Look(key, name, letters, "both", indent, gap, spacing)
    yield _Look(StyleId.NOTE, "Ghi chú", style.note, "both", before=gap)
    # The names under which Word finds its own headings, in every language of the program.
    for level, key in enumerate((StyleId.HEADING1, StyleId.HEADING2)):
        letters = (style.heading1, style.heading2)[level]
        name, gap = f"heading {level + 1}", text.heading_gap_pt
        yield _Look(key, name, letters, "both", indent, gap, spacing, 0.0, level, True)
    yield _Look(StyleId.PICTURE, "Biểu đồ", style.note, "center")
    gap = form.table.gap_mm * MM
    yield _Look(StyleId.CAPTION, "Tên bảng", style.caption, "center", before=gap, keep_next=True)


def _end_looks(form: FormProfile) -> Iterator[_Look]:
    style = form.style
    yield _Look(StyleId.SIGNER, "Chức vụ người ký", style.signer, "center")
    yield _Look(StyleId.SIGNER_NAME, "Họ tên người ký", style.signer_name, "center")
    yield _Look(StyleId.RECIPIENTS_TITLE, "Nơi nhận", style.recipients_title)
    yield _Look(StyleId.RECIPIENTS, "Danh sách nơi nhận", style.recipients)
    number, title, reference = style.annex_number, style.annex_title, style.annex_reference
    yield _Look(StyleId.ANNEX_NUMBER, "Phụ lục", number, "center", outline=0, keep_next=True)
    yield _Look(StyleId.ANNEX_TITLE, "Tên phụ lục", title, "center", outline=1, keep_next=True)
    yield _Look(StyleId.ANNEX_REFERENCE, "Kèm theo", reference, "center", keep_next=True)
    yield _Look(StyleId.PAGE_NUMBER, "Số trang", style.page_number, "center")
    yield _Look(StyleId.SAMPLE_MARK, "Dữ liệu mẫu", style.sample_mark, "center")
    yield _Look(StyleId.GAP, "Khoảng cách", TextStyle(LOWEST), exact=LOWEST)


def _cell_looks(form: FormProfile) -> Iterator[_Look]:
    for size in form.table.sizes:
        yield _Look(cell_style(size), f"Ô bảng cỡ {size:g}".replace(".", ","), TextStyle(size))


def _table_style() -> BaseOxmlElement:
    """Word adds margins of its own to the cells of tables where the file does not say otherwise."""
    sides = [mark(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    table = _style("TableNormal", "Normal Table", "table", default=True)
    table.append(mark("tblPr", mark("tblInd", w=0, type="dxa"), mark("tblCellMar", *sides)))
    return table


def _style(key: str, name: str, kind: str, **values: object) -> BaseOxmlElement:
    return mark("style", mark("name", val=name), type=kind, styleId=key, **values)


def _paragraph_style(look: _Look) -> BaseOxmlElement:
    is_heading = look.key in (StyleId.HEADING1, StyleId.HEADING2)
    style = _style(look.key, look.name, "paragraph", customStyle=not is_heading)
    place = mark("pPr")
    if look.keep_next:
        place.append(mark("keepNext"))
    place.append(_line_spacing(look.before, look.spacing, look.exact))
    if look.indent:
        place.append(mark("ind", firstLine=twips(look.indent)))
    place.append(mark("jc", val=look.align))
    if look.outline is not None:
        place.append(mark("outlineLvl", val=look.outline))
    style.append(mark("basedOn", val="Normal"))
    if is_heading:
        style.append(mark("next", val=StyleId.BODY))
    style.extend((mark("qFormat"), place))
    style.append(mark("rPr", *_letters(look.text)))
    return style


def _line_spacing(before: float, spacing: float, exact: float = 0.0) -> BaseOxmlElement:
    line, rule = (twips(exact), "exact") if exact else (round(_SINGLE * spacing), "auto")
    return mark("spacing", before=twips(before), after=0, line=line, lineRule=rule)


def _letters(text: TextStyle) -> Iterator[BaseOxmlElement]:
    """Font, weight, slope and size, the same for every script: Word counts ư and ơ to others."""
    yield mark("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    for tag, is_on in (("b", text.bold), ("bCs", text.bold), ("i", text.italic)):
        yield mark(tag, val=is_on)
    yield mark("iCs", val=text.italic)
    for tag in ("sz", "szCs"):
        yield mark(tag, val=round(text.size * 2))


def _language() -> Iterator[BaseOxmlElement]:
    yield mark("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
