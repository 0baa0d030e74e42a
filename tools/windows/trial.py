"""Tries what is handed out on a clean Windows without Python: installed, upgraded, run, removed."""

from __future__ import annotations

import shutil
import subprocess
import time
import zipfile
from typing import TYPE_CHECKING

from tools.acceptance import job, places
from tools.screen import open_screen
from tools.steps import say
from tools.windows.places import CLEAN_PREFIX, TRIAL
from tools.windows.trial_habits import opens_by_double_click, shows_its_facts
from tools.windows.trial_setup import (
    FACTS,
    ODD,
    OPENED_BY,
    registry,
    try_setup,
    under_version,
)
from tools.windows.wine import Ran, Wine, make_prefix

if TYPE_CHECKING:
    from pathlib import Path

    from tools.screen import Screen
    from tools.windows.packing import Packed

PLAN = "tra-vinh-2023"  # the bundled plan that names its units
AWKWARD = "Xã Bình Minh 100% đúng #1"
LONGEST = 240  # letters of a data file's whole path
PASSWORD = "Mật khẩu 1"
_LOCK = """import sys
from msoffcrypto.format.ooxml import OOXMLFile
with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as target:
    OOXMLFile(source).encrypt(sys.argv[3], target)
"""


class Trial:
    """One clean prefix and what was found out in it."""

    def __init__(self, wine: Wine, packed: Packed, host: Path) -> None:
        self.wine, self.packed, self.host = wine, packed, host
        self.failed: list[str] = []
        users = wine.drive_c("users")
        self.home = next(path for path in users.iterdir() if path.name != "Public")
        self.program = self.home / "AppData" / "Local" / "Programs" / "bhdesk"
        self.office = self.home / AWKWARD

    def claim(self, what: str, is_so: bool, found: object = "") -> None:
        """Say a claim and whether it holds; one that does not fails the trial."""
        say(f"  {'đạt  ' if is_so else 'SAI  '} {what}{'' if is_so else f': {found}'}")
        if not is_so:
            self.failed.append(what)

    def on_c(self, path: Path) -> str:
        """A path of the prefix as its programs see it."""
        return "C:\\" + "\\".join(path.relative_to(self.wine.drive_c()).parts)

    def cli(self, *words: str, program: Path | None = None) -> Ran:
        """The installed command line, started from a folder of its own user."""
        exe = (program or self.program) / "bhdesk-cli.exe"
        return self.wine.run(self.on_c(exe), *words, cwd=self.home, timeout=300)

    def does(self, what: str, *words: str, says: str = "", program: Path | None = None) -> None:
        """Claim that a command ends with 0 and says that text."""
        ran = self.cli(*words, program=program)
        self.claim(what, ran.status == 0 and says in ran.output, (ran.status, ran.output[-600:]))

    def set_up(self) -> Ran:
        """Run the installer silently, to its end."""
        setup = self.start_setup()
        said = setup.communicate()[0]
        return Ran(setup.returncode, said)

    def start_setup(self) -> subprocess.Popen[str]:
        """Start the installer silently."""
        target = self.wine.drive_c("setup.exe")
        if not target.exists():
            shutil.copy(self.packed.installer, target)
        return self.wine.start("C:\\setup.exe", "/S", cwd=self.wine.drive_c())


def run(packed: Packed, host: Path) -> tuple[list[str], list[Path]]:
    """All of it; what failed, and the pictures taken. `host` is the Python of this machine."""
    shutil.rmtree(TRIAL, ignore_errors=True)
    TRIAL.mkdir(parents=True)
    wine = make_prefix(CLEAN_PREFIX, is_new=True)
    # Nothing of this machine is seen from the clean one, least of all its Windows Python.
    (wine.prefix / "dosdevices" / "z:").unlink()
    trial = Trial(wine, packed, host)
    say("Cài và chạy thử trên Windows sạch / installed and tried on a clean Windows:")
    try:
        try_setup(trial)
        installs(trial)
        does_the_work(trial)
        # As after a restart of the computer: what still runs of an installation that was killed
        # keeps a desktop on which no window of a new screen is seen.
        wine.end()
        with open_screen() as screen:
            pictures = shows_the_window(trial, screen)
            is_carried_along(trial, screen)
        upgrades(trial)
        is_removed(trial)
    finally:
        wine.end()
    return trial.failed, pictures


def installs(trial: Trial) -> None:
    """Silently, for one user."""
    before = time.monotonic()
    ran = trial.set_up()
    took = time.monotonic() - before
    there = all((trial.program / name).is_file() for name in ("bhdesk.exe", "bhdesk-cli.exe"))
    trial.claim(f"cài im lặng ({took:.0f} giây)", ran.status == 0 and there, ran)
    menu = trial.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/bhdesk.lnk"
    trial.claim("có trong trình đơn Bắt đầu", menu.is_file())
    opened = trial.wine.run("reg", "query", OPENED_BY)
    trial.claim("tệp .bhdesk mở bằng bhdesk", 'bhdesk.exe" --data' in opened.output, opened)
    shows_its_facts(trial)


def does_the_work(trial: Trial) -> None:
    """The main job, and what only Windows can get wrong, in a folder with an awkward name."""
    trial.office.mkdir()
    data = ["--data", trial.on_c(trial.office / "số liệu.bhdesk")]

    def out(name: str) -> str:
        return trial.on_c(trial.office / name)

    place = places.installed(trial.wine, trial.program, trial.home / "job")
    for failed in job.run(place, TRIAL):
        trial.claim(failed, is_so=False)
    trial.does("nói phiên bản", "--version", says="bhdesk ")
    trial.does("lập tệp dữ liệu", *data, "init", "--plan", PLAN)
    month = ["--month", "2023-06"]
    figure = ["Phường 1", "vsi_participants", "136"]
    trial.does("ghi số liệu", *data, "counts", "set", *figure, *month)
    trial.does("biểu nhập", *data, "counts", "form", *month, "--filled", "--out", out("biểu.xlsx"))
    trial.does("đọc lại biểu", *data, "counts", "import", out("biểu.xlsx"), *month, "--dry-run")
    lock(trial.host, trial.office / "biểu.xlsx", trial.office / "khóa.xlsx")
    locked = ["counts", "import", out("khóa.xlsx"), *month, "--dry-run"]
    trial.does("đọc sổ có mật khẩu", *data, *locked, "--password", PASSWORD)
    wrong = trial.cli(*data, *locked, "--password", "sai")
    trial.claim("mật khẩu sai thì nói rõ", wrong.status == 1 and "BH-" in wrong.output, wrong)
    long_folder = trial.office / ("thư mục dài " * 20)[: LONGEST - len(out("số liệu.bhdesk")) - 1]
    long_folder.mkdir()
    long_file = long_folder / "số liệu.bhdesk"
    length = len(trial.on_c(long_file))
    named = ["--data", trial.on_c(long_file)]
    trial.does(f"đường dẫn {length} ký tự", *named, "init", "--plan", PLAN)
    trial.does("sao lưu tại đó", *named, "backup", "--to", trial.on_c(long_folder))


def lock(host: Path, source: Path, target: Path) -> None:
    """Lock a workbook as Excel does, by the Python of this machine, which has the library."""
    words = [str(source), str(target), PASSWORD]
    subprocess.run([str(host), "-c", _LOCK, *words], check=True)


def shows_the_window(trial: Trial, screen: Screen) -> list[Path]:
    """The real window on the file made before; it is clicked, and nothing installs over it."""
    seen = Wine(trial.wine.prefix, {"DISPLAY": screen.display})
    data = trial.on_c(trial.office / "số liệu.bhdesk")
    exe = trial.on_c(trial.program / "bhdesk.exe")
    before = time.monotonic()
    window = seen.start(exe, "--data", data, cwd=trial.home)
    screen.wait_for("bhdesk")
    pictures = [TRIAL / "cua-so.png", TRIAL / "cua-so-so-lieu.png"]
    is_painted = False
    while not is_painted and time.monotonic() - before < 60:
        time.sleep(0.5)
        screen.picture(pictures[0])
        is_painted = screen.colours(pictures[0]) > 200
    trial.claim(f"cửa sổ hiện ra ({time.monotonic() - before:.0f} giây)", is_painted)
    screen.click(90, 190)
    time.sleep(3)
    screen.picture(pictures[1])
    trial.claim("nhấp chuột đổi trang", pictures[0].read_bytes() != pictures[1].read_bytes())
    opens_by_double_click(trial, screen, seen, trial.office / "số liệu.bhdesk")
    refused = trial.set_up()
    told = refused.status == 3 and "bhdesk đang mở" in refused.output
    trial.claim("đang mở thì không cài đè", told, refused)
    folder = trial.on_c(trial.program)
    refused = trial.wine.run(f"{folder}\\go-bo-bhdesk.exe", "/S", f"_?={folder}", cwd=trial.home)
    trial.claim("đang mở thì không gỡ bỏ", refused.status == 3, refused)
    screen.key("ctrl+q")
    try:
        status: int | str = window.wait(60)
    except subprocess.TimeoutExpired:
        status = "còn chạy"
    trial.claim("đóng cửa sổ, kết thúc êm", status == 0, status)
    return pictures


def upgrades(trial: Trial) -> None:
    """An older version becomes the previous one, and stays ready to be started."""
    for name in ("bhdesk.exe", "bhdesk-cli.exe"):
        program = trial.program / name
        program.write_bytes(under_version(program.read_bytes(), "0.0.1"))
    ran = trial.set_up()
    previous = trial.program / "ban-truoc"
    trial.claim("nâng cấp tại chỗ", ran.status == 0 and (previous / "bhdesk.exe").is_file(), ran)
    trial.does("bản mới chạy", "plan", "list", says=PLAN)
    trial.does("bản trước còn chạy", "plan", "list", says=PLAN, program=previous)
    ran = trial.set_up()
    kept = (previous / "bhdesk-cli.exe").is_file()
    trial.claim("cài lại cùng phiên bản, bản trước vẫn còn", ran.status == 0 and kept, ran)


def is_carried_along(trial: Trial, screen: Screen) -> None:
    """The portable folder keeps what it writes beside itself, with and without its window."""
    stick = trial.wine.drive_c(ODD)
    with zipfile.ZipFile(trial.packed.portable) as archive:
        archive.extractall(stick)
    program = stick / "bhdesk"
    elsewhere, known = contents(trial.home), known_of_us(trial)
    trial.does("thư mục mang theo: lập tệp", "init", "--plan", PLAN, program=program)
    made = program / "du-lieu" / "so-lieu.bhdesk"
    trial.claim("dữ liệu nằm cạnh phần mềm mang theo", made.is_file())
    seen = Wine(trial.wine.prefix, {"DISPLAY": screen.display})
    window = seen.start(trial.on_c(program / "bhdesk.exe"), cwd=program)
    screen.focus(screen.wait_for("bhdesk"))
    time.sleep(3)
    screen.key("ctrl+q")
    status = window.wait(60)
    kept = (program / "du-lieu" / "bhdesk.ini").is_file()
    trial.claim("cửa sổ mang theo nhớ cạnh mình", status == 0 and kept, status)
    trial.claim("không ghi gì ở nơi khác", contents(trial.home) == elsewhere)
    added = known_of_us(trial) - known
    trial.claim("không ghi gì vào sổ đăng ký", not added, added)


def known_of_us(trial: Trial) -> set[str]:
    """Every line of the user's registry that speaks of the program or of Qt."""
    lines = registry(trial, "HKEY_CURRENT_USER").splitlines()
    return {line for line in lines if "bhdesk" in line or "Qt" in line}


def contents(folder: Path) -> set[tuple[Path, int]]:
    """Every file below a folder with the time of its last change, the system's own left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and "Temp" not in path.parts)
    return {(path, path.stat().st_mtime_ns) for path in files}


def is_removed(trial: Trial) -> None:
    """The program goes; the data stays."""
    data = trial.office / "số liệu.bhdesk"
    folder = trial.on_c(trial.program)
    # With _?= it works where it lies instead of from a copy, and so can be waited for.
    ran = trial.wine.run(f"{folder}\\go-bo-bhdesk.exe", "/S", f"_?={folder}", cwd=trial.home)
    left = [path.name for path in trial.program.iterdir()] if trial.program.exists() else []
    is_gone = ran.status == 0 and set(left) <= {"go-bo-bhdesk.exe"}
    trial.claim("gỡ bỏ im lặng", is_gone, (ran, left))
    trial.claim("gỡ bỏ để lại số liệu", data.is_file())
    facts = trial.wine.run("reg", "query", FACTS)
    trial.claim("gỡ bỏ hết dấu vết trong sổ đăng ký", facts.status != 0, facts)
