"""The plan of an import in words: its rows in the table, its summary, its choices, its totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.counts import PART_WORDS
from bhdesk.domain.errors import Level
from bhdesk.domain.import_plan import AGAIN, AS_IS, LEAVE_OUT, TIMES_1000, USE, RowState
from bhdesk.ui.grid import Cell, Column, GridRow, Kind
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_plan import ImportPlan, PlanRow, Question

TICK = "tick"
EVERY, DIFFERENT, REJECTED = range(3)
FILTERS = ("Tất cả", "Thay đổi", "Không nhập được")
STATES = {
    RowState.NEW: (Tone.GOOD, "Mới", "them"),
    RowState.CHANGED: (Tone.INFO, "Thay đổi", "ghi-chu"),
    RowState.SAME: (Tone.MUTED, "Như cũ", "dung"),
    RowState.ASKED: (Tone.WARN, "Chờ trả lời", "canh-bao"),
    RowState.IMPOSSIBLE: (Tone.BAD, "Bị từ chối", "loi"),
}
IN_FILTER = {
    EVERY: frozenset(RowState),
    DIFFERENT: frozenset({RowState.NEW, RowState.CHANGED}),
    REJECTED: frozenset({RowState.ASKED, RowState.IMPOSSIBLE}),
}
PLACES_OUT = {
    "import.fraction": "Bỏ ô này",
    "import.not_whole": "Bỏ ô này",
    "import.maybe_thousands": "Bỏ ô này",
    "import.unknown_column": "Bỏ cột này",
    "import.unknown_unit": "Bỏ dòng này",
}
WORDS = {
    AS_IS: "Giữ nguyên chữ trong tệp",
    USE: "Vẫn dùng bảng này",
    AGAIN: "Nhập lại lần nữa",
    "tcvn3": "Đọc theo TCVN3 (ABC)",
    "vni": "Đọc theo VNI",
    "cp1258": "Đọc theo Windows-1258",
}
TOTALS = "import.total_differs"


RAW_ROOM = 8
_TAKEN = Cell("", icon="dung", hint="Sẽ nhập số này")
_LEFT_OUT = Cell("", tone=Tone.MUTED, icon="bo-trong", hint="Không nhập số này")


def columns(unit_word: str) -> tuple[Column, ...]:
    """The columns of the preview; the first one is ticked."""
    return (
        Column(TICK, "Nhập", kind=Kind.CHIP, weight=0.0, sample=""),
        Column("place", unit_word[:1].upper() + unit_word[1:], kind=Kind.NAME, sample="Thôn An"),
        Column("measure", "Chỉ tiêu", kind=Kind.NAME, sample="BHYT"),
        Column("part", "Cột", kind=Kind.NAME, weight=0.5, sample="Cuối kỳ"),
        Column("figures", "Cũ → mới", weight=0.5, sample="0.000 → 00.000"),
        Column("state", "Trạng thái", kind=Kind.CHIP, weight=0.0, sample="Chờ trả lời"),
        Column("cell", "Trang tính!ô", kind=Kind.NAME, sample="Sheet1!B2"),
    )


def row(row: PlanRow, measure: str, *, is_ticked: bool) -> GridRow:
    """One figure under the columns; `measure` as it is called in short."""
    tone, word, icon = STATES[row.state]
    hint = messages.explain(row.issue.code, row.issue.params) if row.issue else ""
    tick = Cell("")
    if row.is_written:
        tick = _TAKEN if is_ticked else _LEFT_OUT
    new = _cut(row.raw) if row.new is None else text.count(row.new)
    return GridRow(
        row.key,
        (
            tick, row.place, measure, PART_WORDS[row.part], f"{text.count(row.old)} → {new}",
            Cell(word, tone=tone, icon=icon, hint=hint), row.key,
        ),
    )  # fmt: skip


def _cut(raw: str) -> str:
    """A text that is no figure; the whole of it stands in the reason."""
    return raw if len(raw) <= RAW_ROOM else f"{raw[: RAW_ROOM - 1]}…"


def summary(plan: ImportPlan) -> str:
    """What was read, in one line."""
    parts = (
        (plan.count(RowState.NEW), "mới"),
        (plan.count(RowState.CHANGED), "thay đổi"),
        (plan.same, "như cũ"),
        (plan.rejected, "không nhập được"),
    )
    told = ", ".join(f"{text.count(many)} {word}" for many, word in parts)
    return f"Đọc {text.count(plan.read)} ô: {told}."


def choices(question: Question, frame: Frame) -> tuple[tuple[str, str], ...]:
    """The answers of a question as (words, answer)."""
    return tuple((_word(question, choice, frame), choice) for choice in question.choices)


def _word(question: Question, choice: str, frame: Frame) -> str:
    if choice == LEAVE_OUT:
        return PLACES_OUT.get(question.code, "Bỏ bảng này")
    if choice == TIMES_1000:
        return f"Nhân 1.000 thành {question.after}"
    if choice == AS_IS and question.code == "import.maybe_thousands":
        return f"Giữ nguyên {question.before}"
    if choice in WORDS:
        return WORDS[choice]
    if question.code == "import.unknown_unit":
        return next((unit.name for unit in frame.units if unit.key == choice), choice)
    return next((m.short for m in frame.measures if m.key == choice), choice)


def totals(plan: ImportPlan, frame: Frame) -> list[tuple[Tone, str]]:
    """Each printed total beside the sum of what was read; both stand."""
    names = {measure.key: measure.short for measure in frame.measures}
    lines = []
    for total in plan.totals:
        name = f"{names.get(total.measure, '?')} · {PART_WORDS[total.part].lower()}"
        printed = f"tổng trong tệp {text.count(total.printed)}"
        blanks = f" Còn {total.blanks} {frame.unit_word} chưa có số." if total.blanks else ""
        if total.difference is None:
            lines.append((Tone.INFO, f"{name}: {printed}, chưa so được vì có ô chờ trả lời."))
        elif total.difference:
            gap = f"chênh {text.signed(total.difference)}"
            lines.append(
                (Tone.WARN, f"{name}: cộng {text.count(total.sum)}, {printed}, {gap}.{blanks}")
            )
        else:
            lines.append((Tone.GOOD, f"{name}: cộng {text.count(total.sum)}, khớp với tệp."))
    return lines


def findings(plan: ImportPlan) -> list[tuple[Tone, str]]:
    """What else is to be known: all but the questions and totals, which stand by themselves."""
    asked = {(question.code, question.issue.where) for question in plan.questions}
    # a name that is asked about is not refused beside its question
    asked |= {("unit.unknown", where) for code, where in asked if code == "import.unknown_unit"}
    tones = {Level.ERROR: Tone.BAD, Level.WARNING: Tone.WARN, Level.NOTE: Tone.INFO}
    left = [
        issue
        for issue in plan.issues
        if (issue.code, issue.where) not in asked and issue.code != TOTALS
    ]
    left.sort(key=lambda issue: list(tones).index(issue.level))
    return [(tones[issue.level], messages.of(issue)) for issue in left]
