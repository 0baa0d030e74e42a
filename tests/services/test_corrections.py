"""Story S10: a sent report stays as it was through corrections, migrations and backups."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from bhdesk import sample
from bhdesk.domain.counts import Part
from bhdesk.domain.document import Table
from bhdesk.domain.frame import Signer
from bhdesk.domain.issued import Nature
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month, Period
from bhdesk.services import (
    counts,
    issuing,
    office,
    reporting,
    safekeeping,
    targets,
    undoing,
    units,
    wording,
)
from bhdesk.services.counts import Entry
from bhdesk.store import verifying
from bhdesk.store.engine import Store, newest_version
from tests.offices import MIGRATIONS, RESOURCES, VSI, type_closings
from tests.plans import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.domain.issued import Issued

Q2, JUNE, JANUARY = Period.parse("2026-Q2"), Month(2026, 6), Month(2027, 1)
WHY = "Thôn 2 báo thiếu 2 người dừng đóng trong tháng 6"
NEXT = '''
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{number:04d}", "{before:04d}"
branch_labels = depends_on = None
def upgrade():
    with op.batch_alter_table("issued") as batch:
        batch.add_column(sa.Column("made_up", sa.Text))
    with op.batch_alter_table("issued_file") as batch:
        batch.add_column(sa.Column("size", sa.Integer))
'''


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES).close()
    return path


def opened(path: Path, migrations: Path = MIGRATIONS) -> Store:
    return Store.open(path, "Người thử", migrations, path.parent / "sao lưu")


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    made = opened(shutil.copy(sample_file, tmp_path / "mẫu.bhdesk"))
    yield made
    made.close()


def details(store: Store, number: int, day: date) -> PaperDetails:
    return PaperDetails(number, day, reporting.first_details(store).signer)


def send(store: Store) -> tuple[Issued, bytes]:
    paper = reporting.paper(store, "quarter", Q2, details(store, 15, date(2026, 7, 3)))
    pages = reporting.pdf(paper.document, RESOURCES)
    _, kept = issuing.issue(store, issuing.ready(paper, paper.document, pages))
    return kept, pages


def correct(store: Store) -> None:
    """628 at the end of June should be 626: two more left in Thôn 2."""
    unit = office.frame(store).unit_ids[1]
    grid = counts.grid(store, JUNE, VSI)
    lapsed = next(row.count.lapsed for row in grid.rows if row.unit.id == unit)
    assert lapsed is not None
    counts.set_counts(store, JUNE, [Entry(unit, VSI, Part.LAPSED, lapsed + 2)])


def words_of(pages: bytes) -> str:
    told = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(pages))
    return " ".join(told.split())


def test_s10_the_correction_of_a_sent_report(store: Store) -> None:
    first, sent = send(store)
    correct(store)
    now = reporting.paper(store, "quarter", Q2, details(store, 2, date(2027, 1, 4)))
    since = issuing.changed_since(store, "quarter", str(Q2), reporting.as_json(now.report))
    told = {(o.unit_name, o.indicator, o.field): (o.old, o.new) for _, o in since.listed}
    assert told[None, VSI, "closing"] == (628, 626)
    assert told["Thôn 2", VSI, "closing"][0] - told["Thôn 2", VSI, "closing"][1] == 2  # type: ignore[operator]
    assert {unit for unit, _, _ in told} == {None, "Thôn 2"}
    document = issuing.replacement(since, now.document, Nature.REPLACEMENT, WHY)
    pages = reporting.pdf(document, RESOURCES)
    _, second = issuing.issue(
        store, issuing.ready(now, document, pages), Nature.REPLACEMENT, WHY
    )
    assert (second.version, second.replaces, second.sign) == (2, first.id, "02/BC-BCĐ")
    shown = words_of(pages)
    said = "Báo cáo này thay thế Báo cáo số 15/BC-BCĐ ngày 03 tháng 7 năm 2026."
    assert f"{said} Lý do: {WHY}." in shown
    assert "(Thay thế báo cáo số 15/BC-BCĐ" in shown
    tables = [block for block in document.blocks if isinstance(block, Table)]
    table = next(one for one in tables if one.name == "Số liệu thay đổi")
    closing = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["Toàn đơn vị", "BHXH tự nguyện", "cuối kỳ", "628", "626"] in closing
    assert "là 626 người" in shown
    assert issuing.pages(store, first.id) == sent
    assert hashlib.sha256(sent).hexdigest() == first.sha256


def test_an_announcement_refers_to_an_announcement(store: Store) -> None:
    """The ranking has a number series of its own (TB) and names what it stands beside."""
    made = reporting.paper(store, "ranking", Q2, details(store, 15, date(2026, 7, 3)))
    pages = reporting.pdf(made.document, RESOURCES)
    send(store)
    _, first = issuing.issue(store, issuing.ready(made, made.document, pages))
    assert first.sign == "15/TB-BCĐ"
    correct(store)
    now = reporting.paper(store, "ranking", Q2, details(store, 16, date(2026, 8, 4)))
    since = issuing.changed_since(store, "ranking", str(Q2), reporting.as_json(now.report))
    document = issuing.replacement(since, now.document, Nature.SUPPLEMENT, WHY)
    shown = words_of(reporting.pdf(document, RESOURCES))
    said = "Thông báo này bổ sung cho Thông báo số 15/TB-BCĐ ngày 03 tháng 7 năm 2026."
    assert f"{said} Lý do: {WHY}." in shown


def test_s10_the_next_year_opens_with_the_corrected_closing(store: Store) -> None:
    """764 at the year's end (test_period_reports) is 762, and so January 2027 opens."""
    correct(store)
    office.adopt_plan(store, bundled("bac-ninh-2026-2030"))
    places = office.frame(store, JANUARY.last_day).unit_ids
    flows = (Part.NEW, Part.RESUMED, Part.LAPSED)
    counts.set_counts(
        store, JANUARY, [Entry(unit, VSI, part, 0) for unit in places for part in flows]
    )
    line = next(o for o in reporting.month_report(store, JANUARY).office if o.measure == VSI)
    assert (line.figures.previous, line.figures.opening, line.closing) == (762, 762, 762)


def test_s10_the_plan_of_five_years(store: Store) -> None:
    """Bắc Ninh: nothing is asked for in 2027; 62,35 and 6,95 in 2030."""
    office.adopt_plan(store, bundled("bac-ninh-2026-2030"))
    type_closings(store, JANUARY, VSI, [100] * 6)
    value = reporting.as_json(reporting.month_report(store, JANUARY))
    (rate,) = [one for one in value["totals"] if one["indicator"] == "vsi_rate"]
    assert (rate["wanted_rate"], rate["target"], rate["state"]) == (None, None, "no_target")
    paper = reporting.month_paper(store, JANUARY)
    shown = words_of(reporting.pdf(paper.document, RESOURCES))
    assert "Không giao chỉ tiêu" in shown
    assert "kế hoạch không giao chỉ tiêu cho năm 2027" in shown
    type_closings(store, Month(2030, 12), VSI, [100] * 6)
    value = reporting.as_json(reporting.period_report(store, Period.parse("2030")))
    wanted = {o["indicator"]: o["wanted_rate"] for o in value["totals"] if "wanted_rate" in o}
    assert (wanted["si_rate"], wanted["vsi_rate"]) == ("62.35", "6.95")


def a_year_of_work(store: Store) -> None:
    """What an office does in a year after it sent a report: all of it touches what it was of."""
    frame = office.frame(store)
    first = frame.unit_ids[0]
    for month in Month(2026, 4).through(Month(2027, 3)):
        counts.set_counts(store, month, [Entry(first, VSI, Part.NEW, month.number)])
    targets.set_target(store, VSI, first, 150, date(2026, 5, 1))
    office.set_office(store, {"issuer": "Ủy ban nhân dân xã Khác", "symbol": "BC-UBND"})
    office.save_signer(store, Signer(0, "Trần Thị B", "Chủ tịch", "TM. Ủy ban nhân dân", ""))
    units.rename_from(store, first, "Thôn Một", date(2026, 9, 1), "Thôn 1")
    paper = reporting.paper(store, "quarter", Q2)
    wording.set_text(store, paper.key, "opening", "Câu khác hẳn.", paper.composed.opening.text)
    undoing.undo(store)
    office.adopt_plan(store, bundled("bac-ninh-2026-2030"))


def test_a_sent_report_outlives_a_year_a_migration_and_a_restore(
    sample_file: Path, tmp_path: Path
) -> None:
    path = shutil.copy(sample_file, tmp_path / "mẫu.bhdesk")
    store = opened(path)
    paper, sent = send(store)
    with store.read() as db:
        figures = db.value("SELECT figures FROM issued")
    a_year_of_work(store)
    store.close()
    migrations = shutil.copytree(
        MIGRATIONS, tmp_path / "di trú", ignore=shutil.ignore_patterns("__pycache__")
    )
    newest = newest_version(MIGRATIONS)
    words = NEXT.format(number=newest + 1, before=newest)
    (migrations / "versions" / f"{newest + 1:04d}_made_up.py").write_text(words, "utf-8")
    store = opened(path, migrations)
    assert issuing.pages(store, paper.id) == sent
    assert issuing.register(store) == (paper,)
    with store.read() as db:
        assert db.value("SELECT figures FROM issued") == figures
        assert db.value("SELECT made_up FROM issued") is None
    assert not [i for i in safekeeping.check(store, tmp_path).problems if "issued" in i.code]
    copy = safekeeping.make_backup(store, tmp_path / "bản sao").path
    store.close()
    restored = tmp_path / "khôi phục.bhdesk"
    shutil.copy(copy, restored)
    verifying.verify(restored)
    store = opened(restored, migrations)
    assert issuing.pages(store, paper.id) == sent
    now = reporting.as_json(reporting.period_report(store, Q2))
    assert json.loads(figures)["totals"] != now["totals"]
    store.close()


def test_only_the_register_says_what_was_sent(store: Store, tmp_path: Path) -> None:
    """A touched file is told by `check` and refused; the rest of the office goes on."""
    paper, sent = send(store)
    cut = sent[:-40] + b"x" + sent[-39:]
    with store.write("x") as db:
        db.run("UPDATE issued_file SET data = :data", data=cut)
    (problem,) = safekeeping.check(store, tmp_path).problems
    assert (problem.code, problem.params) == ("check.issued", {"sign": "15/BC-BCĐ"})
    assert issuing.latest(store, "quarter", str(Q2)) == paper
    assert reporting.period_report(store, Q2)
