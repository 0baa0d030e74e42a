"""What became of a village, and what a change of villages will do, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.lineage import Kind
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.lineage import Link
    from bhdesk.domain.places import FormerName, Unit

NAMED = 4


def changes_of(
    unit: Unit, units: Sequence[Unit], links: Sequence[Link], former: Sequence[FormerName]
) -> str:
    """As "đến 09/06/2026, nhập vào Thôn Đại Đồng"; "" for a unit that was always the same."""
    names = {one.id: one.name for one in units}
    said = []
    older = [link for link in links if link.to_unit == unit.id]
    newer = [link for link in links if link.from_unit == unit.id]
    if older:
        word = "nhập từ" if older[0].kind is Kind.MERGE else "tách từ"
        known = ", ".join(names.get(link.from_unit, "") for link in older)
        said.append(f"từ {text.day(older[0].day)}, {word} {known}")
    said += [
        f"đến {text.day(one.valid_to)} tên là {one.name}" for one in former if one.unit == unit.id
    ]
    if newer:
        word = "nhập vào" if newer[0].kind is Kind.MERGE else "tách thành"
        known = ", ".join(names.get(link.to_unit, "") for link in newer)
        said.append(f"đến {text.day(newer[0].day - timedelta(days=1))}, {word} {known}")
    return "; ".join(said)


def renamed(old: str, name: str, day: date) -> str:
    """What a new name from a day on will do."""
    return (
        f"Từ {text.day(day)}, {old} mang tên {name}. Số liệu giữ nguyên; báo cáo từ"
        f" {_month(day)} in tên mới, các tháng trước giữ tên cũ."
    )


def merged(old: Sequence[str], name: str, day: date) -> str:
    """What merging will do."""
    return (
        f"Từ {text.day(day)}, {listed(old)} nhập thành {name}. Số cuối kỳ tháng trước của"
        f" {len(old)} đơn vị cộng lại làm số đầu kỳ {_month(day)}; chỉ tiêu cũng cộng lại."
        " Báo cáo các tháng trước không thay đổi."
    )


def split(old: str, names: Sequence[str], day: date) -> str:
    """What splitting will do."""
    return (
        f"Từ {text.day(day)}, {old} tách thành {listed(names)}. Số đầu kỳ {_month(day)} và chỉ"
        f" tiêu của từng đơn vị mới được nhập tay. Số cũ và báo cáo các tháng trước của {old}"
        " không thay đổi."
    )


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Thôn 1, Thôn 2 và Thôn 3"; many are counted."""
    if len(names) > NAMED:
        return f"{', '.join(names[: NAMED - 1])} và {len(names) - NAMED + 1} đơn vị nữa"
    return " và ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _month(day: date) -> str:
    month = Month.of(day)
    return f"tháng {month.number}/{month.year}"
