"""The text of the announcement that ranks the units by what they reached of their plan (R70)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import narrative, text
from bhdesk.domain.narrative_words import issuer_words
from bhdesk.domain.report import Passage, Report, Section

if TYPE_CHECKING:
    from bhdesk.domain.report import Source


def compose(source: Source) -> Report:
    """Which figures are ranked, the best and weakest, and why some lag."""
    frame = source.frame
    full = {passage.key: passage for passage in narrative.compose(source).passages}
    taken = [key for key in full if key == "results/units"]
    taken += [key for key in full if key.startswith("obstacles/late/")]
    told = [Passage(f"ranking/{key}", full[key].text) for key in taken]
    lines = (source.board.lines.get((u, m.key)) for u in frame.unit_ids for m in frame.measures)
    if not any(line is not None and line.plan_pct is not None for line in lines):
        told.append(Passage("ranking/none", "Chưa đủ số liệu để xếp hạng."))
    weak = full.get("tasks/weak")
    asked = f" {weak.text.rstrip(' ;')}." if weak else ""
    told.append(
        Passage(
            "ranking/asked",
            f"Đề nghị các {frame.unit_word} tiếp tục duy trì, phát triển người tham gia theo chỉ"
            f" tiêu được giao.{asked}",
        )
    )
    opening = (
        f"{issuer_words(frame)} thông báo kết quả xếp hạng các {frame.unit_word} về thực hiện chỉ"
        f" tiêu {source.period.words} (số liệu tính đến ngày {text.day(source.as_of)}) như sau:"
    )
    return Report(
        source, Passage("ranking/opening", opening), (Section("ranking", "", tuple(told)),)
    )
