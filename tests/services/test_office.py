"""The office's file, letterhead, signers, meetings, backups: what is kept, what is refused."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.frame import Office, Signer
from bhdesk.domain.periods import Month
from bhdesk.domain.places import read_names
from bhdesk.services import activities, counts, office, reporting, safekeeping
from bhdesk.services.office import Setup
from bhdesk.store.engine import Store
from tests.offices import (
    BINH_MINH,
    CSI,
    HI,
    MIGRATIONS,
    RESOURCES,
    ROOT,
    VSI,
    dump,
    split_targets,
    type_bases,
    type_may,
    unit_ids,
)  # fmt: skip
from tests.plans import SMALL, bundled, unseen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    "source",
    [bundled("tu-ky-2026"), bundled("bac-ninh-2026-2030"), bundled("tra-vinh-2023"),
     unseen("can-tho-2026"), unseen("ha-noi-2026"), SMALL],
    ids=["tu-ky", "bac-ninh", "tra-vinh", "can-tho", "ha-noi", "small"],
)  # fmt: skip
def test_any_plan_makes_an_office_that_can_report(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.bhdesk"
    store = office.create(
        path, Setup(source, BINH_MINH, read_names("Thôn 1\nThôn 2")), "x", MIGRATIONS
    )
    with closing(store):
        frame = office.frame(store)
        assert [unit.name for unit in frame.units] == ["Thôn 1", "Thôn 2"]
        with store.read() as db:
            assert db.value("SELECT text FROM plan WHERE is_active") == source, "kept whole"
        month = Month.of(frame.plan.period.start)
        value = reporting.as_json(reporting.month_report(store, month))
        assert value["narrative"]
        assert reporting.month_paper(store, month).document.kind == "BÁO CÁO"
        with pytest.raises(UserError) as refused:
            reporting.month_report(store, Month(1999, 1))
        assert refused.value.code == "report.outside_plan"


def test_a_broken_plan_or_list_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bhdesk"
    broken = SMALL.replace("[143]", "[143.5]")
    for setup, code in (
        (Setup(broken, BINH_MINH), "plan.float"),
        (Setup("", BINH_MINH), "plan.not_a_plan"),
        (Setup(bundled("tu-ky-2026"), BINH_MINH), "unit.none"),
    ):
        with pytest.raises(UserError) as refused:
            office.create(path, setup, "x", MIGRATIONS)
        assert refused.value.code == code
        assert list(tmp_path.iterdir()) == []


def test_a_file_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreProblem("store.disk_full")

    monkeypatch.setattr(office.records, "set_setting", fail)
    with pytest.raises(StoreProblem):
        office.create(tmp_path / "a.bhdesk", Setup(SMALL, BINH_MINH), "x", MIGRATIONS)
    assert list(tmp_path.iterdir()) == []


def test_a_kill_before_the_plan_is_in_leaves_no_file_under_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a.bhdesk"
    code = (
        "import os, sys; from pathlib import Path; from bhdesk.services import office;"
        "from tests.offices import BINH_MINH, MIGRATIONS; from tests.plans import SMALL;"
        "office.records.set_setting = lambda *a: os.kill(os.getpid(), 9);"
        "office.create(Path(sys.argv[1]), office.Setup(SMALL, BINH_MINH), 'x', MIGRATIONS)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert killed.returncode in (-9, 9)  # as POSIX and as Windows tell it
    assert not path.exists()
    office.create(path, Setup(SMALL, BINH_MINH), "x", MIGRATIONS).close()


def test_a_unit_may_have_the_key_of_the_office_s_level(tmp_path: Path) -> None:
    source = SMALL.replace('"t1"', '"commune"')
    path = tmp_path / "a.bhdesk"
    with closing(office.create(path, Setup(source, BINH_MINH), "x", MIGRATIONS)) as store:
        assert [unit.key for unit in office.frame(store).units] == ["commune", "t2"]


def test_an_office_nobody_named_is_called_as_the_plan_s_issuer(tmp_path: Path) -> None:
    setup = Setup(bundled("tra-vinh-2023"), Office())
    with closing(office.create(tmp_path / "a.bhdesk", setup, "x", MIGRATIONS)) as store:
        assert office.frame(store).office.name == "thành phố Trà Vinh"


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.bhdesk"
    path.write_bytes(b"something of the officer's")
    with pytest.raises(StoreProblem) as failed:
        office.create(path, Setup(SMALL, BINH_MINH), "x", MIGRATIONS)
    assert failed.value.code == "store.exists"
    assert path.read_bytes() == b"something of the officer's"


def test_a_ward_of_the_plan_gets_its_own_row(tmp_path: Path) -> None:
    head = Office("phường 7", "UBND thành phố Trà Vinh", "UBND phường 7", "Phường 7")
    setup = Setup(bundled("tra-vinh-2023"), head, read_names("Khóm 1\nKhóm 2"))
    with closing(office.create(tmp_path / "a.bhdesk", setup, "x", MIGRATIONS)) as store:
        frame = office.frame(store)
        assert (frame.where.office.key, frame.where.office_unit) == ("ward", "p7")
        board = reporting.month_report(store, Month(2023, 6)).source.board
        assert board.line(None, VSI).target == 263
        assert board.line(None, HI).target == 14690
        assert frame.measure(VSI).is_in_units
        assert not frame.measure(CSI).is_in_units


REFUSED: list[tuple[Callable[[Store], object], str]] = [
    (lambda s: office.set_office(s, {"place": "X", "name": " "}), "office.no_name"),
    (lambda s: office.set_office(s, {"place": "X", "colour": "xanh"}), "office.unknown"),
    (lambda s: office.set_office(s, {"place": "X", "cut_off_day": "29"}), "office.bad_cut_off"),
    (lambda s: office.set_office(s, {"cut_off_day": "-1"}), "office.bad_cut_off"),
    (lambda s: office.save_signer(s, Signer(0, "A", " ")), "signer.no_post"),
    (lambda s: office.adopt_plan(s, SMALL.replace("[143]", "[1.5]")), "plan.float"),
]


@pytest.mark.parametrize(("action", "code"), REFUSED)
def test_refusals_leave_the_office_as_it_was(
    binh_minh: Store, action: Callable[[Store], object], code: str
) -> None:
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        action(binh_minh)
    assert refused.value.code == code
    assert dump(binh_minh) == before


def test_the_cut_off_day_is_printed(binh_minh: Store) -> None:
    assert reporting.month_report(binh_minh, Month(2026, 2)).source.as_of == date(2026, 2, 28)
    office.set_office(binh_minh, {"cut_off_day": "25"})
    report = reporting.month_report(binh_minh, Month(2026, 5))
    assert report.source.as_of == date(2026, 5, 25)
    assert "tính đến ngày 25/05/2026" in report.opening.text


def meeting(store: Store, **changes: object) -> Activity:
    made = Activity(
        Kind.CUSTOMER_CONFERENCE, date(2026, 6, 9), place="Nhà văn hóa", invited=60, attended=47,
        consulted=31, units=unit_ids(store)[:1],
    )  # fmt: skip
    return replace(made, **changes)


MEETINGS: list[tuple[dict[str, object], str]] = [
    ({"attended": 61}, "activity.attended_over_invited"),
    ({"consulted": 48}, "activity.consulted_over_attended"),
    ({"invited": -1}, "activity.negative"),
    ({"starts": "20:00", "ends": "19:00"}, "activity.ends_before_start"),
    ({"units": (999,)}, "unit.stale"),
    ({"enrolled": (("abc", 1),)}, "indicator.unknown"),
]


@pytest.mark.parametrize(("changes", "code"), MEETINGS)
def test_refused_meetings_leave_the_log_as_it_was(
    binh_minh: Store, changes: dict[str, object], code: str
) -> None:
    _, number = activities.add(binh_minh, meeting(binh_minh, day=date(2026, 6, 1)))
    stored = activities.year(binh_minh, Month(2026, 6)).activities[0]
    before = dump(binh_minh)
    for action in (
        lambda: activities.add(binh_minh, meeting(binh_minh, **changes)),
        lambda: activities.change(binh_minh, meeting(binh_minh, **changes, id=number), stored),
    ):
        with pytest.raises(UserError) as refused:
            action()
        assert refused.value.code == code
        assert dump(binh_minh) == before


def test_a_meeting_changed_meanwhile_is_stale(binh_minh: Store) -> None:
    _, number = activities.add(binh_minh, meeting(binh_minh))
    seen = activities.year(binh_minh, Month(2026, 6)).activities[0]
    activities.change(binh_minh, replace(seen, attended=50), seen)
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        activities.change(binh_minh, replace(seen, attended=55), seen)
    assert refused.value.code == "activity.stale"
    assert dump(binh_minh) == before
    activities.remove(binh_minh, number)
    assert activities.year(binh_minh, Month(2026, 6)).activities == ()
    assert activities.binned(binh_minh)[0].activity.attended == 50
    activities.restore(binh_minh, number)
    assert activities.year(binh_minh, Month(2026, 6)).activities[0].attended == 50
    with pytest.raises(UserError) as refused:
        activities.remove(binh_minh, 999)
    assert refused.value.code == "activity.unknown"


def test_a_backup_holds_everything(binh_minh: Store, tmp_path: Path) -> None:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    made = safekeeping.make_backup(binh_minh, tmp_path / "sao lưu")
    with closing(Store.open(made.path, "x", MIGRATIONS, tmp_path)) as copy:
        kept, copied = dump(binh_minh), dump(copy)
        del kept["meta"], copied["meta"]  # the counter of backups
        assert copied == kept
        assert counts.grid(copy, Month(2026, 5), VSI).office.closing == 612
    result = safekeeping.check(binh_minh, tmp_path / "sao lưu")
    assert result.problems == ()


def test_the_check_computes_every_closing_again(binh_minh: Store, tmp_path: Path) -> None:
    type_may(binh_minh)
    with binh_minh.write("thử") as db:
        db.run("UPDATE figure SET closing = closing + 1 WHERE month = 202605 AND closing = 119")
    result = safekeeping.check(binh_minh, tmp_path)
    (problem,) = result.problems
    assert (problem.code, problem.params["closing"], problem.params["computed"]) == (
        "check.closing_wrong", "120", "119",
    )  # fmt: skip


def test_reports_are_written_whole_or_not_at_all(binh_minh: Store, tmp_path: Path) -> None:
    paper = reporting.month_paper(binh_minh, Month(2026, 5))
    target = tmp_path / "báo cáo.doc"
    with pytest.raises(UserError) as refused:
        reporting.save(paper, target, RESOURCES)
    assert refused.value.code == "report.unknown_format"
    missing = tmp_path / "không có" / "a.json"
    with pytest.raises(StoreProblem):
        reporting.save(paper, missing, RESOURCES)
    assert list(tmp_path.glob("*.doc")) == []
