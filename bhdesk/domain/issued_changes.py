"""What differs between the figures of a paper that went out and those of now (R27)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bhdesk.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

JsonRow = dict[str, Any]

# In the order they are told; what follows from them (percent, remaining) is not told again.
FIELD_WORDS = {
    "target": "chỉ tiêu",
    "opening": "đầu kỳ",
    "new": "tăng mới",
    "resumed": "tham gia lại",
    "lapsed": "giảm",
    "closing": "cuối kỳ",
    "base": "mẫu số",
    "rate": "tỷ lệ",
}

# Of the meetings and activities of the period, told under the key ACTIVITIES.
_ACTIVITY_WORDS = {
    "held": "số hoạt động",
    "reviews": "số cuộc họp đánh giá",
    "invited": "số người mời",
    "attended": "số người dự",
    "consulted": "số người được tư vấn",
    "minutes": "số phút phát thanh",
    "money": "kinh phí (đồng)",
}
_ENROLLED = "enrolled"

# Of what the program counts itself: nothing on record is none, not unknown.
_TASK_WORDS = {
    "given": "số nhiệm vụ được giao",
    "in_time": "hoàn thành đúng hạn",
    "late": "hoàn thành quá hạn",
    "open": "đang thực hiện",
    "overdue": "quá hạn chưa hoàn thành",
    "moved": "được gia hạn",
}
_OBSTACLE_WORDS = {"open": "chưa được giải quyết", "passed": "đã chuyển cấp trên"}

_SCHOOL_WORDS = {
    "pupils": "số học sinh",
    "own_cards": "thẻ BHYT học sinh",
    "other_cards": "thẻ BHYT nhóm khác",
}
_AGENT_WORDS = {"target": "chỉ tiêu", "result": "kết quả", "own_result": "kết quả tổ chức tự báo"}
_DEBT_WORDS = {
    "late": "số tiền chậm đóng (đồng)",
    "receivable": "số phải thu (đồng)",
    "ceiling": "mức trần",
    "employers": "số đơn vị chậm đóng",
}
_PEAK_WORDS = {"target": "chỉ tiêu tháng cao điểm", "counted": "kết quả tháng cao điểm"}

ACTIVITIES, TASKS, OBSTACLES, SCHOOLS, DEBT = (
    "activities", "tasks", "obstacles", "schools", "debt",
)  # fmt: skip
_NAMES = {
    ACTIVITIES: "Hội nghị, hoạt động",
    TASKS: "Nhiệm vụ",
    OBSTACLES: "Khó khăn, vướng mắc",
    SCHOOLS: "Học sinh tham gia BHYT",
    DEBT: "Chậm đóng",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is no longer what a paper says; `unit` None for the whole office.

    `indicator` is that of a figure or the name of a record, "tasks", "debt"; `of` tells which one
    where there are several: a quarter or a month. `unit_name` is also a school or an organisation.
    `old` and `new` are numbers, decimal strings or None (blank).
    """

    unit: str | None
    unit_name: str | None
    indicator: str
    field: str
    old: int | str | None
    new: int | str | None
    words: str
    of: str = ""

    def named(self, names: Mapping[str, str]) -> str:
        """What it is a figure of; `names` are those of the indicators."""
        name = _NAMES.get(self.indicator) or names.get(self.indicator, self.indicator)
        if not self.of:
            return name
        return f"{name} {Period.parse(self.of).label}"


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What differs between the figures of two report values, as report_json.as_json gives them.

    The office's own lines first, then its units in the order of the newer report, then its
    meetings, tasks and other records; a line that one of them lacks counts as blank.
    """
    old, new = _lines(before), _lines(after)
    found = []
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key, {}), new.get(key, {})
        named = (other or one).get("unit_name")
        found += [
            Difference(key[0], named, key[1], field, one.get(field), other.get(field), words)
            for field, words in FIELD_WORDS.items()
            if one.get(field) != other.get(field) and not _is_told_twice(field, one, other)
        ]
    return (*found, *_records(before, after))


def _is_told_twice(field: str, one: JsonRow, other: JsonRow) -> bool:
    """What a rate counts is told in the line of what is counted."""
    return field == "closing" and ("rate" in one or "rate" in other)


def _lines(value: Mapping[str, Any]) -> dict[tuple[str | None, str], JsonRow]:
    rows: Iterable[JsonRow] = (*value.get("totals", ()), *value.get("rows", ()))
    return {(row.get("unit"), str(row["indicator"])): row for row in rows}


def _records(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = before.get("campaign", {}), after.get("campaign", {})
    one, other = old.get(ACTIVITIES, {}), new.get(ACTIVITIES, {})
    yield from _told(_ACTIVITY_WORDS, one, other, ACTIVITIES)
    one, other = one.get(_ENROLLED, {}), other.get(_ENROLLED, {})
    for key in dict.fromkeys((*other, *one)):
        if one.get(key) != other.get(key):
            figures = (one.get(key), other.get(key))
            yield Difference(None, None, key, _ENROLLED, *figures, "tham gia tại chỗ")
    for key, words in ((TASKS, _TASK_WORDS), (OBSTACLES, _OBSTACLE_WORDS)):
        nothing = dict.fromkeys(words, 0)
        yield from _told(words, old.get(key, nothing), new.get(key, nothing), key)
    for (named, key), pair in _pairs(_agents(old), _agents(new)):
        yield from _told(_agent_words(*pair), *pair, key, named)
    for (month, key), pair in _pairs(_peaks(old), _peaks(new)):
        yield from _told(_PEAK_WORDS, *pair, key, of=month)
    month = (after.get(SCHOOLS) or before.get(SCHOOLS) or {}).get("month", "")
    for (named, _), pair in _pairs(_schools(before), _schools(after)):
        yield from _told(_SCHOOL_WORDS, *pair, SCHOOLS, named, month)
    for (quarter, _), pair in _pairs(_quarters(before), _quarters(after)):
        yield from _told(_DEBT_WORDS, *pair, DEBT, of=quarter)


def _told(
    words: Mapping[str, str], one: JsonRow, other: JsonRow, key: str,
    named: str | None = None, of: str = "",
) -> Iterator[Difference]:  # fmt: skip
    for field, called in words.items():
        if one.get(field) != other.get(field):
            yield Difference(None, named, key, field, one.get(field), other.get(field), called, of)


_Key = tuple[str, str]


def _pairs(
    old: Mapping[_Key, JsonRow], new: Mapping[_Key, JsonRow]
) -> Iterator[tuple[_Key, tuple[JsonRow, JsonRow]]]:
    for key in dict.fromkeys((*new, *old)):
        yield key, (old.get(key, {}), new.get(key, {}))


def _agents(campaign: JsonRow) -> dict[_Key, JsonRow]:
    return {
        (str(line["name"]), str(one["indicator"])): line
        for one in campaign.get("agents", ())
        for line in one["organisations"]
    }


def _agent_words(one: JsonRow, other: JsonRow) -> dict[str, str]:
    """An organisation whose agents are not counted has its own result for its result."""
    is_same = all(row.get("own_result") in (None, row.get("result")) for row in (one, other))
    return {field: said for field, said in _AGENT_WORDS.items()
            if not (is_same and field == "own_result")}  # fmt: skip


def _peaks(campaign: JsonRow) -> dict[_Key, JsonRow]:
    return {
        (str(one["month"]), str(one["indicator"])): one
        for one in campaign.get("peaks", ())
    }


def _schools(value: Mapping[str, Any]) -> dict[_Key, JsonRow]:
    return {(str(row["name"]), ""): row for row in value.get(SCHOOLS, {}).get("rows", ())}


def _quarters(value: Mapping[str, Any]) -> dict[_Key, JsonRow]:
    return {(str(one["quarter"]), ""): one for one in value.get(DEBT, ())}
