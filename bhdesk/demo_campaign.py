"""The demonstration's papers of the campaign: of a meeting, of people, tasks, agents, schools."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Kind
from bhdesk.domain.meeting_words import MeetingDetails
from bhdesk.domain.people import BodyKind
from bhdesk.domain.periods import Month, Period
from bhdesk.sample.figures import VSI
from bhdesk.sample.meetings import REVIEWS, S3_DAY
from bhdesk.services import (
    activities,
    activity_files,
    activity_papers,
    collecting,
    deadlines,
    holidays,
    office,
    people,
    schools,
    tasks,
)
from bhdesk.services.reporting import save_document

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.services.office import DataFile

_ON = date(2026, 6, 2)
_YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def papers(store: DataFile, out: Path, resources: Path) -> list[Path]:
    """Each as PDF and Word file, the log as a workbook, the year's due days as a calendar."""
    made = []
    for name, document in _documents(store).items():
        for ending in ("pdf", "docx"):
            target = out / f"binh-minh-{name}.{ending}"
            save_document(document, target, resources)
            made.append(target)
    log, calendar = out / "binh-minh-nhat-ky-hoi-nghi-2026.xlsx", out / "binh-minh-han-2026.ics"
    activity_files.export(store, log, *_YEAR)
    public = holidays.public(resources / "holidays")
    deadlines.save_calendar(store, deadlines.listed(store, *_YEAR, _ON, public), calendar)
    return [*made, log, calendar]


def _documents(store: DataFile) -> dict[str, Document]:
    held = activities.year(store, Month(2026, 12)).activities
    meeting = next(one.id for one in held if one.day == S3_DAY)
    review = next(
        one.id for one in held if one.day == REVIEWS[1] and one.kind is Kind.REVIEW_MEETING
    )
    committee = next(
        one.body.id for one in people.rosters(store) if one.body.kind is BodyKind.COMMITTEE
    )
    units = office.frame(store).units
    told = f"Người dân {units[2].name}"
    details = MeetingDetails(invitee=told)
    return {
        "bien-ban-hoi-nghi": activity_papers.minutes(store, meeting),
        "bien-ban-hop-tuan": activity_papers.minutes(store, review),
        "giay-moi": activity_papers.invited(store, meeting, details),
        "danh-sach-nguoi-du": activity_papers.attendance(store, meeting),
        "phan-cong-nhiem-vu": tasks.sheet(store, _YEAR[1]),
        "ban-chi-dao": people.paper(store, committee, _ON),
        "to-van-dong": people.groups_paper(store, _ON),
        "nhan-vien-thu-2026-Q2": collecting.paper(store, Period.parse("2026-Q2"), VSI),
        "truong-hoc-2026-12": schools.paper(store, Month(2026, 12)),
    }
