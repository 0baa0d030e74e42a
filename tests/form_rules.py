"""The rules of Nghị định 30/2020/NĐ-CP, Phụ lục I, held against measured pages: faults in words.

The numbers are the decree's own (domain.md E.1, E.2), not those of the program's form file.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.form_measure import Run, Sheet, Stroke

MM = 72 / 25.4
NEAR = 1.5
SINGLE = 1.15
A4 = (210 * MM, 297 * MM)
FACES = ("TimesNewRoman", "LiberationSerif")
# the least and the most the decree allows, in mm: top, bottom, left, right
MARGINS = ((20, 25), (20, 25), (30, 35), (15, 20))
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LETTERS = "abcdđeghiklmnopqrstuvxy"
HEADING = re.compile(r"^[IVX]+\. \S")
POINT = re.compile(r"^([a-zđ])\) \S")
ANNEX = re.compile(r"^Phụ lục(?: [IVX]+)?$")
NUMBER = re.compile(r"^Số: *(\d{2,})?/[A-ZĐ-]+$")
DATED = re.compile(r"^\S.*, ngày *(\d\d)? tháng *(\d{1,2})? năm *\d{4}$")


def parts(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """The report, then each annex: their pages are numbered on their own."""
    found: list[list[Sheet]] = [[]]
    for sheet in sheets:
        if found[-1] and any(ANNEX.match(run.text) for run in sheet.runs[:4]):
            found.append([])
        found[-1].append(sheet)
    return found


def text_of(sheet: Sheet) -> list[Run]:
    """What stands between the margins: neither the page's number nor the mark of a sample."""
    top, bottom = sheet.height - MARGINS[0][0] * MM, MARGINS[1][0] * MM
    return [run for run in sheet.runs if bottom - NEAR < run.baseline < top + NEAR]


def everywhere(sheets: Sequence[Sheet]) -> Iterable[str]:
    """Paper, faces, margins, nothing clipped, crossed or drawn over something else."""
    for sheet in sheets:
        where = f"page {sheet.number}"
        size = sorted((sheet.width, sheet.height))
        if any(abs(one - other) > 0.5 for one, other in zip(size, A4, strict=True)):
            yield f"{where}: not A4"
        left, right = MARGINS[2][0] * MM, sheet.width - MARGINS[3][0] * MM
        for run in sheet.runs:
            told = f"{where}: “{run.text[:40]}”"
            if not run.face.startswith(FACES) or not run.is_embedded:
                yield f"{told} in {run.face}"
            if "\ufffd" in run.text or "\x00" in run.text:
                yield f"{told} has a glyph nobody knows"
            if run.x < left - NEAR or run.end > right + NEAR:
                yield f"{told} leaves the margins"
            if run.bottom < 5 * MM or run.top > sheet.height - 5 * MM:
                yield f"{told} leaves the page"
        yield from _crossed(sheet, where)
        yield from _overlaid(sheet, where)


def _crossed(sheet: Sheet, where: str) -> Iterable[str]:
    """Words too long for their cell."""
    uprights = [stroke for stroke in sheet.strokes if stroke.is_upright]
    for run in sheet.runs:
        for rule in uprights:
            is_beside = rule.y1 < run.baseline < rule.y2
            if is_beside and run.x + 1 < rule.x1 < run.end - 1:
                yield f"{where}: “{run.text[:40]}” crosses a rule"


def _overlaid(sheet: Sheet, where: str) -> Iterable[str]:
    """Words drawn over other words, beside or below each other."""
    levels: dict[int, list[Run]] = {}
    for run in sheet.runs:
        for level in {round(run.baseline - 0.4), round(run.baseline + 0.4)}:
            levels.setdefault(level, []).append(run)
    for level in levels.values():
        for one, other in pairwise(sorted(level, key=lambda run: run.x)):
            if other.x < one.end - 1 and one.text and other.text:
                yield f"{where}: “{one.text[:30]}” and “{other.text[:30]}” overlap"
    chars = [run for run in sheet.runs if run.text]
    for one, other in pairwise(sorted(chars, key=lambda run: (round(run.x), -run.baseline))):
        is_same = abs(one.x - other.x) < 1 and one.baseline - other.baseline < other.size * 0.7
        if is_same and one.baseline - other.baseline > 0.1:
            yield f"{where}: “{one.text[:30]}” and “{other.text[:30]}” lie on each other"


def numbers(part: Sequence[Sheet]) -> Iterable[str]:
    """Arabic, from 1, 13–14 pt, upright, centred in the top margin, not on the first page."""
    for at, sheet in enumerate(part, 1):
        above = [r for r in sheet.runs if r.baseline > sheet.height - MARGINS[0][0] * MM + NEAR]
        shown = [run.text for run in above]
        if shown != ([] if at == 1 else [str(at)]):
            yield f"page {sheet.number}: number {shown} on page {at} of its part"
        for run in above:
            centre = (MARGINS[2][0] * MM + sheet.width - MARGINS[3][0] * MM) / 2
            if abs(run.middle - centre) > NEAR and abs(run.middle - sheet.width / 2) > NEAR:
                yield f"page {sheet.number}: its number is not centred"
            if not 13 <= run.size <= 14 or run.is_italic or run.is_bold:
                yield f"page {sheet.number}: its number is not upright, 13–14 pt"


def head(sheet: Sheet) -> Iterable[str]:
    """Boxes 1–5 of page 1: their words, cases, sizes, faces, places and rules."""
    runs = text_of(sheet)
    middle = sheet.width * 0.45
    nation = next((run for run in runs if run.text == NATION), None)
    motto = next((run for run in runs if run.text == MOTTO), None)
    if nation is None or motto is None:
        yield "nation or motto not on one line"
        return
    left = [run for run in runs if run.x < middle and run.baseline >= _number(runs).baseline]
    *issuer, number = left
    (dated,) = [run for run in runs if DATED.match(run.text) and run.x > number.end]
    yield from _face("nation", nation, (12, 13), bold=True, upper=True)
    yield from _face("motto", motto, (13, 14), bold=True)
    yield from _centred("motto", motto.middle, nation.middle)
    yield from _rule("motto", sheet, motto, (0.97, 1.03))
    is_alone = issuer[0].is_bold  # a People's Committee has no office above it in the head
    yield from _face("parent", issuer[0], (12, 13), bold=is_alone, upper=True)
    if abs(issuer[0].baseline - nation.baseline) > NEAR:
        yield "parent and nation do not stand on one line"
    for line in issuer[1:]:
        yield from _face("issuer", line, (12, 13), bold=True, upper=True)
        yield from _centred("issuer", line.middle, issuer[0].middle)
    yield from _rule("issuer", sheet, issuer[-1], (0.33, 0.5))
    yield from _face("number", number, (13, 13))
    yield from _centred("number", number.middle, issuer[0].middle)
    yield from _face("place and day", dated, (13, 14), italic=True)
    yield from _centred("place and day", dated.middle, nation.middle)
    if abs(dated.baseline - number.baseline) > NEAR:
        yield "number and day do not stand on one line"
    yield from _day(dated.text)


def _number(runs: Sequence[Run]) -> Run:
    return next(run for run in runs if NUMBER.match(run.text))


def _day(words: str) -> Iterable[str]:
    """Days below 10 and the months 1 and 2 have a zero before them, other months have none."""
    found = DATED.match(words)
    assert found is not None
    month = found.group(2)
    if month and month != (f"{int(month):02d}" if int(month) < 3 else str(int(month))):
        yield f"month “{month}”"


def title(sheet: Sheet) -> Iterable[str]:
    """Box 5: the kind, what it is about, a rule of a third to a half of it; then box 9a."""
    runs = text_of(sheet)
    centre = (MARGINS[2][0] * MM + sheet.width - MARGINS[3][0] * MM) / 2
    at = next(n for n, run in enumerate(runs) if run.text == "BÁO CÁO")
    yield from _face("kind", runs[at], (13, 14), bold=True, upper=True)
    abstract = []
    for run in runs[at + 1 :]:
        if not run.is_bold:
            break
        abstract.append(run)
        yield from _face("abstract", run, (13, 14), bold=True)
    for run in (runs[at], *abstract):
        yield from _centred(run.text, run.middle, centre)
    yield from _rule("abstract", sheet, abstract[-1], (0.33, 0.5))
    addressee = runs[at + 1 + len(abstract)]
    if not addressee.text.startswith("Kính gửi:"):
        yield "no addressee after the title"
    yield from _face("addressee", addressee, (13, 14))
    if addressee.text == "Kính gửi:":
        listed = [run.text for run in runs[at + 2 + len(abstract) :] if run.text.startswith("- ")]
        if len(listed) < 2 or not listed[-1].endswith(".") or not listed[0].endswith(";"):
            yield f"addressees: {listed}"


def body(part: Sequence[Sheet]) -> Iterable[str]:
    """Box 6: justified, first line 1 to 1,27 cm in, 6 pt between paragraphs, spacing 1 to 1,5."""
    for sheet in part:
        left, right = MARGINS[2][0] * MM, sheet.width - MARGINS[3][0] * MM
        lines = [
            run for run in text_of(sheet)
            if not run.is_bold and run.size >= 13 and not sheet.in_table(run)
            and (abs(run.x - left) < NEAR or 9.5 * MM < run.x - left < 13.2 * MM)
        ]  # fmt: skip
        for run in text_of(sheet):
            is_text = run.size >= 13 and not run.is_bold and not sheet.in_table(run)
            if is_text and NEAR < run.x - left < 9.5 * MM:
                yield f"page {sheet.number}: “{run.text[:30]}” is indented too little"
        for one, other in pairwise(lines):
            if one.size > 14 or one.is_italic:
                yield f"page {sheet.number}: “{one.text[:30]}” is no body text"
            step = one.baseline - other.baseline
            is_next = abs(other.x - left) < NEAR and step < one.size * SINGLE * 1.6
            if is_next and abs(one.end - right) > 2 * NEAR:
                yield f"page {sheet.number}: “{one.text[:40]}” is not justified"
            if is_next and not 1 <= step / (one.size * SINGLE) + 0.01 <= 1.51:
                yield f"page {sheet.number}: lines {step:.1f} pt apart"
            if not is_next and step - other.size * SINGLE < 5.9:
                yield f"page {sheet.number}: “{other.text[:40]}” too near to what is above"


def points(part: Sequence[Sheet]) -> Iterable[str]:
    """a) b) c) d) đ) e) g): the letters of the Vietnamese alphabet in their order."""
    runs = [run for sheet in part for run in text_of(sheet)]
    shown = "".join(found.group(1) for run in runs if (found := POINT.match(run.text)))
    if shown and shown != LETTERS[: len(shown)]:
        yield f"points are lettered {shown}"


def orphans(part: Sequence[Sheet]) -> Iterable[str]:
    """No heading ends a page, no table's head stands alone, no line of a paragraph is left over."""
    left = MARGINS[2][0] * MM
    for sheet in part:
        runs = text_of(sheet)
        if runs and HEADING.match(runs[-1].text) and runs[-1].is_bold:
            yield f"page {sheet.number}: ends with a heading"
        inside = [run for run in runs if sheet.in_table(run)]
        if inside and all(run.is_bold for run in inside):
            yield f"page {sheet.number}: the head of a table without a row"
    for sheet, after in pairwise(part):
        end, start = text_of(sheet)[-1], text_of(after)
        is_open = end.size >= 13 and end.x > left + 9 * MM and not sheet.in_table(end)
        if is_open and abs(start[0].x - left) < NEAR and not after.in_table(start[0]):
            yield f"page {sheet.number}: the first line of a paragraph is left behind"
        is_tail = len(start) > 1 and abs(start[0].x - left) < NEAR and start[0].size >= 13
        if is_tail and not after.in_table(start[0]) and start[1].x > left + 9 * MM:
            yield f"page {after.number}: the last line of a paragraph goes over alone"


def ending(part: Sequence[Sheet]) -> Iterable[str]:
    """Boxes 7 and 9b: the signature beside the receivers, with text above it; "./." at the end."""
    sheet = part[-1]
    runs = text_of(sheet)
    at = next((n for n, run in enumerate(runs) if run.text == "Nơi nhận:"), None)
    if at is None:
        yield "the last page has no receivers"
        return
    title, above = runs[at], [run for run in runs[:at] if run.size >= 13]
    if len(above) < 2:
        yield f"page {sheet.number}: the signature stands alone"
    if not above or not above[-1].text.endswith("./."):
        yield "the text does not end with ./."
    yield from _face("receivers' title", title, (12, 12), bold=True, italic=True)
    yield from _signature(sheet, runs, at)


def _signature(sheet: Sheet, runs: Sequence[Run], at: int) -> Iterable[str]:
    title = runs[at]
    beside = [run for run in runs[at + 1 :] if run.x > sheet.width * 0.45]
    listed = [run for run in runs[at + 1 :] if run.x < sheet.width * 0.45]
    if abs(beside[0].baseline - title.baseline) > 4 or abs(title.x - MARGINS[2][0] * MM) > NEAR:
        yield "the receivers are not level with the signer's post"
    for run in beside[:-1]:
        yield from _face("post", run, (13, 14), bold=True, upper=True)
    yield from _face("signer", beside[-1], (13, 14), bold=True)
    for run in beside:
        yield from _centred("signature", run.middle, beside[0].middle)
    if beside[-2].baseline - beside[-1].baseline < 20 * MM:
        yield "no room for the seal"
    for run in listed:
        yield from _face("receiver", run, (11, 11))
    words = [run.text for run in listed]
    if words[0] != "- Như trên;" or not any(w.startswith("- Lưu: ") for w in words[1:]):
        yield f"receivers: {words}"
    if not words[-1].endswith("."):
        yield "the last receiver has no full stop"


def annex(part: Sequence[Sheet]) -> Iterable[str]:
    """Number, title in capitals, and to which paper it belongs; tables lie on the long side."""
    sheet = part[0]
    number, *rest = text_of(sheet)
    centre = (MARGINS[2][0] * MM + sheet.width - MARGINS[3][0] * MM) / 2
    yield from _face("annex", number, (14, 14), bold=True)
    titles = [run for run in rest[:4] if run.is_bold and not sheet.in_table(run)]
    yield from _face("annex title", titles[0], (13, 14), bold=True, upper=True)
    reference = next(run for run in rest if run.text.startswith("(Kèm theo"))
    yield from _face("reference", reference, (13, 14), italic=True)
    for run in (number, titles[0], reference):
        yield from _centred(run.text, run.middle, centre)


def faults(pdf: Sequence[Sheet]) -> list[str]:
    """Everything the decree would send the paper back for."""
    report, *annexes = parts(pdf)
    found = [*everywhere(pdf), *head(report[0]), *title(report[0]), *body(report)]
    found += [*points(report), *ending(report)]
    for part in (report, *annexes):
        found += [*numbers(part), *orphans(part)]
    for part in annexes:
        found += annex(part)
    return found


def _face(
    name: str, run: Run, sizes: tuple[float, float], *, bold: bool = False, italic: bool = False,
    upper: bool = False,
) -> Iterable[str]:
    if not sizes[0] - 0.01 <= run.size <= sizes[1] + 0.01:
        yield f"{name}: “{run.text[:30]}” in {run.size:g} pt"
    if (run.is_bold, run.is_italic) != (bold, italic):
        yield f"{name}: “{run.text[:30]}” in {run.face}"
    if upper and run.text != run.text.upper():
        yield f"{name}: “{run.text[:30]}” not in capitals"


def _centred(name: str, middle: float, centre: float) -> Iterable[str]:
    if abs(middle - centre) > NEAR:
        yield f"{name}: {middle - centre:.1f} pt off its centre"


def _rule(
    name: str, sheet: Sheet, run: Run, share: tuple[float, float]
) -> Iterable[str]:
    """A rule close under the line, on its middle, of a share of its length."""
    under: list[Stroke] = [
        stroke for stroke in sheet.strokes
        if stroke.is_flat and 0 < run.baseline - stroke.y1 < 10
        and abs((stroke.x1 + stroke.x2) / 2 - run.middle) < 2 * NEAR
    ]  # fmt: skip
    if not under:
        yield f"{name}: no rule under “{run.text[:30]}”"
        return
    part = under[0].length / (run.end - run.x)
    if not share[0] - 0.02 <= part <= share[1] + 0.02:
        yield f"{name}: a rule of {part:.0%} of the line"
