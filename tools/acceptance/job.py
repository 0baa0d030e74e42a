"""The main job, step by step, with the figures of the stories (domain.md G, table, S1 to S3)."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools.acceptance import files
from tools.acceptance.places import Failure
from tools.steps import SetupError, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tools.acceptance.places import Place
    from tools.screen import Screen

VSI, HI = "vsi_participants", "hi_participants"
OFFICE = "xã Bình Minh"
# accents, spaces and a percent sign: what Windows users' folders are made of
FOLDER = "Dữ liệu 100% của xã"


@dataclass(frozen=True)
class Village:
    """One line of the story's table: bases, both targets, April's closing and May's flows."""

    name: str
    population: int
    labour: int
    vsi_target: int
    hi_target: int
    april: int
    flows: tuple[int, int, int]
    may: int


VILLAGES = (
    Village("Thôn 1", 4630, 2310, 143, 4422, 105, (14, 2, 2), 119),
    Village("Thôn 2", 3980, 1985, 123, 3801, 86, (10, 1, 3), 94),
    Village("Thôn 10", 3290, 1640, 102, 3142, 66, (8, 0, 1), 73),
    Village("Thôn An Nhân", 4420, 2205, 137, 4221, 101, (13, 1, 2), 113),
    Village("Thôn Đoài", 4330, 2160, 134, 4135, 94, (11, 2, 2), 105),
    Village("Thôn Đông", 4210, 2100, 130, 4021, 96, (12, 1, 1), 108),
)
MAY_CLOSINGS: list[int | None] = [village.may for village in VILLAGES]
DIFFERENCES = {"csi": -343, "vsi": -1, "ui": -1, "hi": -5721}
PAUSE = 3
MAY, APRIL = ("--month", "2026-05"), ("--month", "2026-04")


@dataclass(frozen=True)
class Job:
    """The office that is made at `data`; everything else written lies in the same folder."""

    place: Place
    data: Path

    @property
    def folder(self) -> Path:
        """Where everything of the job lies."""
        return self.data.parent

    def asks(self, *arguments: object) -> dict[str, Any]:
        """The answer of a command about this office."""
        return self.place.asks(self.data, *arguments)

    def closings(self, key: str, month: tuple[str, str]) -> list[int | None]:
        """What the program has stored, in the order of the villages."""
        rows = self.asks("counts", "show", *month)["rows"]
        order = {row["unit"]: row["closing"] for row in rows if row["indicator"] == key}
        return list(order.values())


def expect(what: str, found: object, wanted: object) -> None:
    """Raises Failure with both values where they differ."""
    if found != wanted:
        raise Failure(f"{what}: {found!r} instead of {wanted!r}")


def contains(what: str, text: str, *wanted: str) -> None:
    """Raises Failure naming the first of `wanted` that the text lacks."""
    for words in wanted:
        if words not in text:
            raise Failure(f"{what} lacks {words!r}")


def demo(job: Job) -> str:
    """The demonstration office with all its papers."""
    out = job.folder / "mẫu"
    made = job.asks("demo", "--out", out, "--no-window")["files"]
    missing = [name for name in made if not job.place.outside(name).is_file()]
    expect("files of the demonstration that are not there", missing, [])
    endings = {name.rpartition(".")[2] for name in made}
    expect("kinds of files", {"pdf", "docx", "xlsx", "json"} <= endings, True)
    return f"{len(made)} files"


def plan_to_targets(job: Job) -> str:
    """A plan that does not add up is told so; rates become heads, heads the villages' targets."""
    tables = job.asks("plan", "check", "tra-vinh-2023")["tables"]
    expect("differences of Trà Vinh", sorted(t["difference"] for t in tables),
           sorted(DIFFERENCES.values()))  # fmt: skip
    units = job.folder / "danh sách thôn.tsv"
    units.write_text("".join(f"{v.name}\n" for v in VILLAGES), encoding="utf-8")
    made = job.asks("init", "--plan", "tu-ky-2026", "--units", units, "--office", OFFICE)
    expect("units", made["units"], len(VILLAGES))
    day = ("--as-of", "31/03/2026", "--source", "Thống kê cơ sở")
    for key, total in (("population", 24860), ("labour_force", 12400)):
        job.asks("base", "set", key, total, *day)
        for village in VILLAGES:
            value = village.population if key == "population" else village.labour
            job.asks("base", "set", key, value, *day, "--unit", village.name)
    for key, by, total in ((VSI, "labour_force", 769), (HI, "population", 23742)):
        given = job.asks("targets", "allocate", key, "--by", by, "--save", "--on", "24/04/2026")
        wanted = [v.vsi_target if key == VSI else v.hi_target for v in VILLAGES]
        expect(f"total of {key}", given["total"], total)
        expect(f"shares of {key}", [row["value"] for row in given["rows"]], wanted)
    return "769 and 23.742 heads shared out"


def figures(job: Job) -> str:
    """April by command, a refusal that changes nothing, BHYT out of a workbook nobody has seen."""
    for village in VILLAGES:
        job.asks("counts", "set", village.name, VSI, village.april, *APRIL)
    said = job.place.refused(job.data, "counts", "set", "Thôn 1", VSI, "1.0x5", *APRIL)
    expect("a refusal in one line", "\n" in said, False)
    expect("April", job.closings(VSI, APRIL), [v.april for v in VILLAGES])
    path = job.folder / "thôn gửi tháng 5.xlsx"
    shuffled = [VILLAGES[at] for at in (3, 0, 5, 1, 4, 2)]
    rows: list[list[str | int]] = [[v.name.upper(), 1000 + v.may] for v in shuffled]
    files.write_workbook(path, [["Thôn", "Số người tham gia BHYT"], *rows])
    done = job.asks("counts", "import", path, *MAY)
    expect("rows of the workbook", (done["changed"], done["rejected"]), (6, 0))
    expect("BHYT", job.closings(HI, MAY), [1000 + v.may for v in VILLAGES])
    return "April by command, BHYT of May from a workbook"


def window(job: Job) -> str:
    """May's flows typed with real keys into the real window, which is then closed by its key."""
    picture = job.folder / "cua-so.png"
    with job.place.screen() as screen:
        environment = {**job.place.environment, "DISPLAY": screen.display}
        environment.pop("QT_QPA_PLATFORM", None)
        shown = subprocess.Popen(
            [*job.place.window, "--data", job.place.inside(job.data)], env=environment,
            cwd=job.place.work, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            number = screen.wait_for("bhdesk", 120)
            time.sleep(PAUSE)  # shown is not yet filled
            screen.focus(number)
            _type_may(screen, number)
            _wait_for_may(job)
            time.sleep(1)
            screen.picture(picture)
            screen.key("ctrl+q")
            said, _ = shown.communicate(timeout=60)
        except subprocess.TimeoutExpired as problem:
            raise Failure("the window did not close") from problem
        finally:
            shown.kill()
    expect("the window's end", (shown.returncode, said.strip()), (0, b""))
    expect("May as typed", job.closings(VSI, MAY), MAY_CLOSINGS)
    return "612 of May typed"


def _wait_for_may(job: Job) -> None:
    """A slow machine is still busy with the keys; what it has stored is read from beside it."""
    until = time.monotonic() + 60
    while job.closings(VSI, MAY) != MAY_CLOSINGS and time.monotonic() < until:
        time.sleep(1)


def _type_may(screen: Screen, window: str) -> None:
    screen.click_in(window, 90, 201)  # Số liệu tháng; May is shown, since the workbook was May's
    time.sleep(PAUSE)
    screen.click_in(window, 494, 205)  # Thôn 1, Tăng mới
    time.sleep(1)
    for village in VILLAGES:
        for at, figure in enumerate(village.flows):
            screen.key(*str(figure), "Tab" if at < 2 else "Return")


def papers(job: Job) -> str:
    """The conference of story S3 with its minutes, the month's report in four formats."""
    answer = job.asks(
        "activities", "add", "customer_conference", "--date", "09/06/2026", "--units", "Thôn 10",
        "--attended", 47, "--consulted", 31, "--enrolled", f"{VSI}=6", f"{HI}=12",
    )  # fmt: skip
    minutes = job.folder / "biên bản.pdf"
    job.asks("activities", "minutes", answer["id"], "--out", minutes)
    contains("the minutes", files.words(minutes), "BIÊN BẢN", "Hội nghị khách hàng", "THƯ KÝ")
    for ending in ("json", "pdf", "docx", "xlsx"):
        target = job.folder / f"báo cáo tháng 5.{ending}"
        value = job.asks("report", "month", "2026-05", "--out", target)
        expect(f"{ending} is there", target.is_file(), True)
        if ending != "json":
            wanted = ("612", "79,58") if ending != "xlsx" else ("612", "Thôn An Nhân")
            contains(target.name, files.words(target), *wanted)
    total = next(row for row in value["totals"] if row["indicator"] == VSI)
    told = tuple(total[name] for name in ("closing", "target", "plan_pct", "remaining"))
    expect("total of May", told, (612, 769, "79.58", 157))
    expect("needed a month", total["per_month"], 23)
    return "minutes, and the report as PDF, DOCX, XLSX, JSON"


def manual(job: Job) -> str:
    """The manual as a book, with its pictures."""
    target = job.folder / "sách.pdf"
    job.asks("manual", "--out", target)
    contains("the manual", files.words(target), "Việc làm trong tháng", "Khi có sự cố")
    return f"{target.stat().st_size // 1000} kB"


def safety(job: Job) -> str:
    """A verified copy, and a check of everything."""
    job.asks("backup", "--to", job.folder / "sao lưu")
    copies = list((job.folder / "sao lưu").glob("*.bhdesk"))
    expect("copies", len(copies), 1)
    for data in (job.data, copies[0]):
        found = job.place.asks(data, "check")
        expect(f"problems of {data.name}", (found["ok"], found["problems"]), (True, []))
    return "a copy, both whole"


STEPS: tuple[Callable[[Job], str], ...] = (
    plan_to_targets, figures, window, papers, manual, safety, demo,
)  # fmt: skip


def run(place: Place, pictures: Path) -> list[str]:
    """Every step in a new folder of that place; the pictures go to `pictures`; what failed."""
    shutil.rmtree(place.work, ignore_errors=True)
    work = place.work / FOLDER
    work.mkdir(parents=True)
    done = Job(place, work / "số liệu.bhdesk")
    failed = []
    for step in STEPS:
        began = time.monotonic()
        try:
            said = step(done)
        except (Failure, SetupError, subprocess.TimeoutExpired) as problem:
            failed.append(f"{place.name}: {step.__name__}")
            said = f"SAI / FAILED: {problem}"
        say(f"  {place.name} {step.__name__}: {said} ({time.monotonic() - began:.1f} s)")
    pictures.mkdir(parents=True, exist_ok=True)
    for picture in sorted(work.glob("*.png")):
        target = pictures / f"{place.name}-{picture.name}"
        shutil.copy(picture, target)
        say(f"  {target}")
    return failed
