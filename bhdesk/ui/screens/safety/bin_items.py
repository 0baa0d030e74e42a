"""What lies in the bin as one kind of thing: how it is listed, told of and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.domain.periods import WEEKDAYS
from bhdesk.ui.lists import RowItem
from bhdesk.ui.widgets.files import size_text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bhdesk.domain.activities import Activity, Binned
    from bhdesk.domain.attachments import BinnedFile
    from bhdesk.domain.frame import Frame

OTHER = "chỉ tiêu khác"


@dataclass(frozen=True, slots=True)
class BinItem:
    """`file` is the number of an attachment, 0 for a meeting; `activity` that of the meeting."""

    row: RowItem
    at: str
    who: str
    title: str
    lines: tuple[str, ...]
    back: str
    activity: int
    file: int = 0

    @property
    def key(self) -> Hashable:
        """As its row has it: the number of a meeting, or a pair for a file."""
        return self.row.key


def of_activity(one: Binned, frame: Frame) -> BinItem:
    """A meeting with everything that was written of it."""
    item = one.activity
    title = _name(item)
    return BinItem(_row(one, frame), one.at, one.who, title, tuple(_lines(item, frame)),
                   f"{title} đã về lại sổ hội nghị.", item.id)  # fmt: skip


def of_file(one: BinnedFile, item: Activity) -> BinItem:
    """A photo or scan, with the meeting it was kept with."""
    kept = one.file
    owner = _name(item)
    row = RowItem(
        ("file", kept.id), kept.name, owner,
        f"Tệp đính kèm, {size_text(kept.size)}, bỏ ngày {text.day(one.day)}",
        big=f"{one.day.day:02d}", small=_weekday(one.day.weekday()),
    )  # fmt: skip
    lines = [f"Tệp đính kèm của: {owner}", f"Cỡ: {size_text(kept.size)}",
             f"Đã thêm: {text.moment(kept.added_at)}"]  # fmt: skip
    if kept.note:
        lines.append(f"Ghi chú: {kept.note}")
    if not one.is_there:
        lines.append("Tệp không còn trên máy; khi lấy lại sẽ chép từ bản sao lưu nếu ở đó có.")
    back = f"{kept.name} đã về lại {owner}."
    return BinItem(row, one.at, one.who, kept.name, tuple(lines), back, item.id, kept.id)


def _name(item: Activity) -> str:
    return f"{KIND_WORDS[item.kind]} ngày {text.day(item.day)}"


def _weekday(number: int) -> str:
    weekday = WEEKDAYS[number]
    return weekday[:1].upper() + weekday[1:]


def _row(one: Binned, frame: Frame) -> RowItem:
    item = one.activity
    return RowItem(
        item.id, KIND_WORDS[item.kind], _where(item, frame),
        f"Tháng {item.month.number}/{item.month.year}, bỏ ngày {text.day(one.day)}",
        big=f"{item.day.day:02d}", small=_weekday(item.day.weekday()),
    )  # fmt: skip


def _where(item: Activity, frame: Frame) -> str:
    known = [unit.name for unit in frame.units if unit.id in item.units]
    return item.place or ", ".join(known) or f"Toàn {frame.office_word}"


def _lines(item: Activity, frame: Frame) -> list[str]:
    """What was written of it; what was left blank is left out."""
    clock = f"{item.starts}–{item.ends}" if item.starts and item.ends else item.starts
    counted = {"mời": item.invited, "dự": item.attended, "được tư vấn": item.consulted}
    people = [f"{word} {text.count(value)}" for word, value in counted.items() if value is not None]
    named = {measure.key: measure.brief for measure in frame.measures}  # of the plan in force
    people += [f"{named.get(key, OTHER)} {text.signed(value)}" for key, value in item.enrolled]
    pairs = (
        ("Tình trạng", item.state_word), ("Giờ", clock), ("Nơi họp", _where(item, frame)),
        ("Đơn vị tổ chức", item.organisers), ("Số người", ", ".join(people)),
        ("Chủ trì", item.chair), ("Thư ký", item.secretary), ("Nội dung", item.topic),
        ("Ý kiến", item.questions), ("Kết quả", item.result), ("Khó khăn", item.obstacles),
    )  # fmt: skip
    return [f"{name}: {value}" for name, value in pairs if value]
