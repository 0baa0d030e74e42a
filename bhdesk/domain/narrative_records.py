"""The words of a report on people, tasks, agents, schools and late payment, where written of."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import debt, progress, task_standing, text
from bhdesk.domain.narrative_words import in_period, listed, two
from bhdesk.domain.people import BODY_WORDS, BodyKind
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import State
from bhdesk.domain.report import Passage
from bhdesk.domain.report_records import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.collecting import Line
    from bhdesk.domain.debt import DebtQuarter
    from bhdesk.domain.people import Roster
    from bhdesk.domain.report import Source
    from bhdesk.domain.report_records import Agents, PeakWork
    from bhdesk.domain.schools import SchoolRow
    from bhdesk.domain.task_standing import TaskSums

MOST_NAMED = 12


def direction(source: Source) -> Iterable[Passage]:
    """Who leads and who goes from house to house, then the tasks given and how they stand."""
    if people := _people(source):
        yield Passage("direction/people", people)
    if source.records.tasks:
        yield Passage("direction/tasks", _tasks(source))


def results(source: Source) -> Iterable[Passage]:
    """Pupils by school, late payment by quarter."""
    if words := _schools(source):
        yield Passage("results/schools", words)
    for quarter in source.records.debts:
        yield Passage(f"results/debt/{quarter.quarter}", debt_sentence(quarter))


def peaks(source: Source) -> Iterable[Passage]:
    """Peak months against their own target, and what was counted in them day by day."""
    for peak in source.records.peaks:
        yield Passage(f"results/peak_target/{peak.key}", _peak(source, peak))


def without_debt(source: Source, told_before: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages but those that say of a quarter's late payment what its own sentence says."""
    known = {f"results/marks/{one.quarter.last.last_day.isoformat()}/" for one in _judged(source)}
    if any(one.quarter.last == source.month for one in source.records.debts):
        known.add(f"results/{debt.AMOUNT}")
    rates = {r.indicator.key for r in source.board.rates if r.indicator.numerator == debt.AMOUNT}
    doubled = {key + rate for key in known for rate in rates} | known
    return tuple(passage for passage in told_before if passage.key not in doubled)


def _judged(source: Source) -> Iterable[DebtQuarter]:
    return (one for one in source.records.debts if one.state is not None)


def campaign(source: Source) -> Iterable[Passage]:
    """What collection organisations brought of each measure."""
    for agents in source.records.agents:
        if words := _agents(agents):
            yield Passage(f"campaign/agents/{agents.measure.key}", words)


def _people(source: Source) -> str:
    """How many are in each body, and the villages without a group where others have one."""
    rosters, frame = source.records.rosters, source.frame
    parts = [
        f"{one.body.name} có {two(len(one.members))} thành viên"
        for one in rosters
        if one.body.kind in {BodyKind.COMMITTEE, BodyKind.TEAM} and one.members
    ]
    groups = [one for one in rosters if one.body.kind is BodyKind.GROUP]
    if groups:
        with_group = {one.body.unit for one in groups}
        covered = [unit for unit in frame.units if unit.id in with_group]
        members = sum(len(one.members) for one in groups)
        parts.append(
            f"{two(len(covered))}/{two(len(frame.units))} {frame.unit_word} có"
            f" {text.lowered(BODY_WORDS[BodyKind.GROUP])}, với {two(members)} thành viên"
        )
        without = [unit.name for unit in frame.units if unit.id not in with_group]
        if without:
            parts.append(f"chưa có tổ: {listed(without, frame.unit_word, MOST_NAMED)}")
    agents = _collectors(rosters)
    if agents:
        parts.append(agents)
    told_parts = "; ".join(parts)
    return f"{told_parts[:1].upper()}{told_parts[1:]}." if parts else ""


def _collectors(rosters: Sequence[Roster]) -> str:
    found = [one for one in rosters if one.body.kind is BodyKind.COLLECTOR]
    people = sum(len(one.members) for one in found)
    return f"{two(len(found))} tổ chức dịch vụ thu, {two(people)} nhân viên thu" if found else ""


def _tasks(source: Source) -> str:
    """How many are done, late, moved; those that are overdue are named with their days."""
    tasks, last = source.records.tasks, source.period.last.last_day
    counted = task_standing.sums(tasks, source.period)
    words = f"{in_period(source.period)} theo dõi {task_words(counted)}."
    late = [
        f"số {task.id} ({text.lowered(task.work.rstrip(' .;'))}; quá hạn"
        f" {two(task.overdue_days(last))} ngày)"
        for task in tasks
        if task.is_overdue(last)
    ]
    return f"{words} Nhiệm vụ quá hạn: {listed(late, 'nhiệm vụ', MOST_NAMED)}." if late else words


def task_words(counted: TaskSums) -> str:
    """The sums in a row: "08 nhiệm vụ: 03 hoàn thành (02 đúng hạn, 01 chậm hạn), …"."""
    parts = []
    done = [
        f"{two(number)} {word}"
        for number, word in ((counted.in_time, "đúng hạn"), (counted.done_late, "chậm hạn"))
        if number
    ]
    if done:
        parts.append(f"{two(counted.done)} nhiệm vụ hoàn thành ({', '.join(done)})")
    if counted.open:
        parts.append(f"{two(counted.open)} nhiệm vụ đang thực hiện trong hạn")
    if counted.overdue:
        parts.append(f"{two(counted.overdue)} nhiệm vụ quá hạn")
    moved = f"; {two(counted.moved)} nhiệm vụ được chuyển thời hạn" if counted.moved else ""
    return f"{two(counted.given)} nhiệm vụ được giao: {', '.join(parts)}{moved}"


def _peak(source: Source, peak: PeakWork) -> str:
    """The month's own target against what was newly won, and what was counted day by day."""
    name, number = source.frame.measure(peak.measure).short, peak.month.number
    new = next((p.new for p in source.peaks if p.key == peak.key and p.month == peak.month), None)
    won = peak.counted if new is None else new
    daily = "" if peak.counted is None else f"{text.count(peak.counted)} người"
    if peak.target is None:
        return f"{name}: số ghi hằng ngày tháng {number} cộng lại là {daily}."
    words = f"Chỉ tiêu {name} giao trong tháng {number}: {text.count(peak.target)} người tăng mới"
    if won is not None and peak.target:
        share = progress.share(won, peak.target)
        gap, pct = won - peak.target, progress.show_percent(share, Operator.AT_LEAST, Fraction(100))
        verdict = f", vượt {text.count(gap)} người" if gap > 0 else ""
        verdict = f", còn thiếu {text.count(-gap)} người" if gap < 0 else verdict
        words += f", đạt {pct}{verdict}"
    return f"{words}; số ghi hằng ngày cộng lại là {daily}." if daily else f"{words}."


def _schools(source: Source) -> str:
    """All schools together by heads, then those below 100 % with the pupils missing."""
    seen = source.records.schools
    if seen is None or (total := seen.total) is None or not total.pupils:
        return ""
    when = f"Đến hết tháng {seen.month.label}"
    if not total.base:
        return f"{when}, tất cả {text.count(total.pupils)} học sinh có thẻ BHYT của nhóm khác."
    words = (
        f"{when}, {text.count(total.own_cards)}/{text.count(total.base)} học sinh phải tham gia"
        f" BHYT học sinh đã có thẻ, đạt {total.shown_rate}"
    )
    words += f", còn {two(total.missing)} học sinh chưa có thẻ." if total.missing else "."
    if seen.below:
        named = [_school(row) for row in seen.below]
        words += (
            f" Có {two(len(named))}/{two(len(seen.rows))} trường chưa đủ 100%:"
            f" {listed(named, 'trường', MOST_NAMED)}."
        )
    if seen.blanks:
        words += f" {two(seen.blanks)} trường chưa có số liệu."
    return words


def _school(row: SchoolRow) -> str:
    count = row.count
    if count is None:  # a school below 100 % has figures
        return row.school.name
    return f"{row.school.name} ({count.shown_rate}, thiếu {two(count.missing)} học sinh)"


def debt_sentence(one: DebtQuarter) -> str:
    """A quarter's late payment with the exact verdict against its ceiling, as far as known."""
    name = f"Chậm đóng {one.quarter.label}"
    parts = []
    if one.late is None or one.receivable is None or one.rate is None:
        late = "" if one.late is None else f"{text.count(one.late)} đồng; "
        parts.append(f"{late}chưa đủ số liệu để tính tỷ lệ")
    else:
        older = f" (số ngày {text.day(one.older_day)})" if one.older_day else ""
        words = (
            f"{text.count(one.late)} đồng trên {text.count(one.receivable)} đồng phải thu{older},"
            f" tỷ lệ {one.shown}"
        )
        parts.append(f"{words}, {_verdict(one)}" if one.ceiling is not None else words)
    if one.employers is not None:
        parts.append(f"{two(one.employers)} đơn vị chậm đóng từ 03 tháng trở lên")
    return f"{name}: {'; '.join(parts)}."


def _verdict(one: DebtQuarter) -> str:
    limit = text.percent(progress.printed(one.ceiling))
    is_over = one.state is State.OVER_CEILING
    return f"vượt mức trần {limit}" if is_over else f"trong mức trần {limit}, đạt"


def _agents(agents: Agents) -> str:
    """Every organisation with its result; its own figure where that is another one."""
    parts = []
    for table in agents.tables:
        line, own = told(table), table.own
        words = f"{table.body.name} {_brought(line)}"
        if own is not None and own is not line and own.result not in {None, line.result}:
            words += f" (số của tổ chức: {text.count(own.result)} người)"
        if line.target is not None or line.result is not None:
            parts.append(words)
    if not parts:
        return ""
    return f"Kết quả {agents.measure.short} của tổ chức dịch vụ thu: {'; '.join(parts)}."


def _brought(line: Line) -> str:
    if line.result is None:
        return f"chỉ tiêu {text.count(line.target)} người, chưa có kết quả"
    if line.target is None:
        return f"{text.count(line.result)} người"
    shown = progress.show_percent(line.pct, Operator.AT_LEAST, Fraction(100))
    pct = f", đạt {shown}" if line.pct is not None else ""
    return f"{text.count(line.result)}/{text.count(line.target)} người{pct}"
