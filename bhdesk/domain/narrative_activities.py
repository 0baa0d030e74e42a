"""The words of the monthly report on the campaign: meetings held and the quota they fill."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activities import ActivityState, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.report import Source


# how each kind of activity is counted in a sentence: 02 hội nghị khách hàng, 01 đợt ra quân …
COUNTED = {
    Kind.CUSTOMER_CONFERENCE: "hội nghị khách hàng",
    Kind.SMALL_GROUP_SESSION: "hội nghị tuyên truyền nhóm nhỏ",
    Kind.DIALOGUE_CONFERENCE: "hội nghị đối thoại",
    Kind.VILLAGE_MEETING: "cuộc họp thôn",
    Kind.REVIEW_MEETING: "cuộc họp đánh giá kết quả",
    Kind.HOUSEHOLD_DRIVE: "đợt ra quân vận động tại hộ",
    Kind.BROADCAST: "buổi phát thanh",
    Kind.ARTICLE: "tin, bài",
    Kind.GUIDANCE_SESSION: "buổi hướng dẫn VssID, nhận tiền qua tài khoản",
}


def _two(number: int) -> str:
    return f"{number:02d}" if number < 10 else text.count(number)


def paragraphs(source: Source) -> Iterable[str]:
    """What was held this month, with whom and to what effect; then the quota so far this year."""
    held = [
        a for a in source.activities if a.state is ActivityState.HELD and a.month == source.month
    ]
    if not held:
        yield "Trong tháng chưa tổ chức hội nghị, hoạt động tuyên truyền."
    else:
        kinds = Counter(a.kind for a in held)
        told = ", ".join(f"{_two(n)} {COUNTED[kind]}" for kind, n in kinds.items())
        sum_words = f"{_two(len(held))} hoạt động: " if len(kinds) > 1 else ""
        sentence = f"Trong tháng tổ chức {sum_words}{told}"
        attended = sum(a.attended or 0 for a in held)
        consulted = sum(a.consulted or 0 for a in held)
        if attended:
            sentence += f", với {text.count(attended)} lượt người dự"
        if consulted:
            sentence += f", {text.count(consulted)} lượt người được tư vấn"
        enrolled: Counter[str] = Counter()
        for activity in held:
            enrolled.update(dict(activity.enrolled))
        names = {m.key: m.short for m in source.frame.measures}
        spot = ", ".join(
            f"{text.count(n)} người {names.get(k, k)}" for k, n in enrolled.items() if n
        )
        yield sentence + (f"; đăng ký tham gia ngay tại hội nghị: {spot}." if spot else ".")
    yield from _quota(source)


def _quota(source: Source) -> Iterable[str]:
    asked = [c for c in source.quota if c.required and c.month <= source.month]
    if not asked:
        return
    total = sum(
        1
        for a in source.activities
        if a.kind is Kind.CUSTOMER_CONFERENCE and a.state is ActivityState.HELD
    )
    short = [c for c in asked if c.held < c.required]
    sentence = (
        f"Lũy kế từ đầu năm tổ chức {_two(total)} hội nghị khách hàng"
        if total
        else "Từ đầu năm chưa tổ chức hội nghị khách hàng nào"
    )
    if not short:
        yield f"{sentence}, bảo đảm định mức kế hoạch giao."
        return
    if asked[0].unit is None:
        months = ", ".join(str(c.month.number) for c in short)
        yield f"{sentence}; chưa bảo đảm định mức các tháng: {months}."
        return
    months_short = Counter(c.unit for c in short if c.unit is not None)
    names = ", ".join(
        f"{source.frame.unit(u).name} ({_two(months_short[u])} tháng)"
        for u in source.frame.unit_ids
        if months_short[u]
    )
    yield f"{sentence}; chưa bảo đảm định mức: {names}."
