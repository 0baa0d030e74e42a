"""What has changed in the records of the campaign since a paper went out is told, old and new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.collecting import Collected
from bhdesk.domain.document import Table
from bhdesk.domain.issued import Nature
from bhdesk.domain.obstacles import Obstacle
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.people import Body, BodyKind
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.schools import School, SchoolCount
from bhdesk.domain.tasks import Task
from bhdesk.services import (
    collecting,
    debt,
    issuing,
    obstacles,
    people,
    reporting,
    schools,
    tasks,
)
from bhdesk.services.debt import DebtEntry
from tests.offices import RESOURCES, VSI

if TYPE_CHECKING:
    from bhdesk.services.issuing import Ready
    from bhdesk.store.engine import Store

Q3, LAST = Period.parse("2023-Q3"), Month(2023, 9)
DAY = date(2023, 8, 3)


def ready(store: Store) -> Ready:
    made = reporting.paper(store, "quarter", Q3, PaperDetails(number=15, day=date(2023, 10, 3)))
    return issuing.ready(made, made.document, reporting.pdf(made.document, RESOURCES))


def test_each_changed_record_is_told_old_and_new(tra_vinh: Store) -> None:
    store = tra_vinh
    school = schools.save_school(store, School("Trường THCS Bình Minh"))[1]
    post = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện xã"))[1]
    schools.set_counts(store, LAST, {school: SchoolCount(1246, 1190, 41)})
    collecting.set_figures(store, [Collected(LAST, post, VSI, 12, 9)])
    debt.set_quarter(store, Q3, DebtEntry(312_700_000, 18_450_000_000))
    obstacles.save(store, Obstacle("Thiếu mẫu tờ khai", DAY))
    sent = ready(store)
    issuing.issue(store, sent)
    assert issuing.changed_since(store, "quarter", str(Q3), ready(store).figures).listed == ()

    schools.set_counts(store, LAST, {school: SchoolCount(1246, 1198, 41)})
    collecting.set_figures(store, [Collected(LAST, post, VSI, 12, 10)])
    debt.set_quarter(store, Q3, DebtEntry(311_000_000))
    obstacles.save(store, Obstacle("Thiếu máy quét", DAY))
    six_clear = Task("Rà soát", "ông A", DAY, date(2023, 8, 7), "Phòng Kinh tế",
                     product="danh sách", authority="Chủ tịch UBND xã")  # fmt: skip
    tasks.activate(store, tasks.save(store, six_clear)[1], DAY)
    since = issuing.changed_since(store, "quarter", str(Q3), ready(store).figures)
    told = [(one.unit_name, name, one.words, one.old, one.new) for name, one in since.listed
            if one.indicator != debt.AMOUNT]  # fmt: skip
    assert told == [
        (None, "Nhiệm vụ", "số nhiệm vụ được giao", 0, 1),
        (None, "Nhiệm vụ", "quá hạn chưa hoàn thành", 0, 1),
        (None, "Khó khăn, vướng mắc", "chưa được giải quyết", 1, 2),
        ("Bưu điện xã", "BHXH tự nguyện", "kết quả", 9, 10),
        ("Trường THCS Bình Minh", "Học sinh tham gia BHYT tháng 9/2023", "thẻ BHYT học sinh",
         1190, 1198),
        (None, "Chậm đóng quý III/2023", "số tiền chậm đóng (đồng)", 312_700_000, 311_000_000),
    ]  # fmt: skip
    paper = issuing.replacement(since, sent.document, Nature.REPLACEMENT, "đếm sót")
    table = next(block for block in paper.blocks if isinstance(block, Table))
    printed = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["Bưu điện xã", "BHXH tự nguyện", "kết quả", "9", "10"] in printed
    assert printed[-1][-2:] == ["312.700.000", "311.000.000"]


def test_a_record_that_is_gone_counts_as_blank(tra_vinh: Store) -> None:
    store = tra_vinh
    number = obstacles.save(store, Obstacle("Thiếu mẫu tờ khai", DAY))[1]
    post = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện xã"))[1]
    collecting.set_figures(store, [Collected(LAST, post, VSI, 12, 9)])
    issuing.issue(store, ready(store))
    obstacles.remove(store, number)
    collecting.set_figures(store, [Collected(LAST, post, VSI)])
    since = issuing.changed_since(store, "quarter", str(Q3), ready(store).figures)
    told = {(one.unit_name, one.field): (one.old, one.new) for _, one in since.listed}
    assert told == {
        (None, "open"): (1, 0),
        ("Bưu điện xã", "target"): (12, None),
        ("Bưu điện xã", "result"): (9, None),
    }
