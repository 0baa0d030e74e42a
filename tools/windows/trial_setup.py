"""Tries the installer where an office gets it wrong, with packages of a few files.

What is installed here has the starters of the real program and next to nothing behind them; the
real package is tried by tools.windows.trial.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.windows.installer import make_installer, numbers
from tools.windows.places import TRIAL
from tools.windows.wine import WINE, Ran

if TYPE_CHECKING:
    from pathlib import Path

    from tools.windows.trial import Trial

OLDER, OLD, NEWER = "0.0.8", "0.0.9", "99.0.0"
FACTS = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\bhdesk"
EXTENSION = r"HKEY_CURRENT_USER\Software\Classes\.bhdesk"
OPENED_BY = r"HKEY_CURRENT_USER\Software\Classes\bhdesk.so-lieu\shell\open\command"
ODD = "Xã Bình Minh 100% (mới) & Thôn 'Đoài'"
STAGED, OUTGOING, PREVIOUS = "bhdesk-dang-cai", "bhdesk-dang-thay", "ban-truoc"
_FIXED_FACTS = b"\xbd\x04\xef\xfe"  # where a program keeps its version, whatever the language
_FULL = 'trap "" XFSZ; ulimit -f 1000; exec "$@"'  # no file may pass 1 MB: the disk is full
LARGE = 2_000_000


@dataclass(frozen=True, slots=True)
class Setups:
    """Installers of three versions of a small package, on the C: of the trial."""

    trial: Trial
    program: Path

    def run(self, version: str, folder: str = "") -> Ran:
        """Install silently, into the folder or where it usually goes."""
        return self.trial.wine.run(*self.words(version, folder), cwd=self.trial.wine.drive_c())

    def words(self, version: str, folder: str = "") -> list[str]:
        """The command; Wine puts quotes around a word with blanks, which NSIS does not take."""
        return [f"C:\\{version}.exe", "/S", *(f"/D={folder}".split(" ") if folder else ())]

    def remove(self, folder: Path) -> Ran:
        """Remove silently from there; with _?= it works where it lies and can be waited for."""
        place = self.trial.on_c(folder)
        words = [f"{place}\\go-bo-bhdesk.exe", "/S", *f"_?={place}".split(" ")]
        ran = self.trial.wine.run(*words, cwd=self.trial.home)
        (folder / "go-bo-bhdesk.exe").unlink(missing_ok=True)  # it runs and stays, so
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        return ran


def try_setup(trial: Trial) -> None:
    """All of it, in the clean prefix before the real program comes into it."""
    for version in (OLDER, OLD, NEWER):
        folder = small_package(trial.packed.folder, TRIAL / "small" / version, version)
        make_installer(folder, TRIAL / f"{version}.exe", version)
        shutil.copy(TRIAL / f"{version}.exe", trial.wine.drive_c())
    setups = Setups(trial, trial.program)
    unfit_folders(setups)
    odd_folders(setups)
    versions(setups)
    failures(setups)
    removals(setups)


def small_package(source: Path, target: Path, version: str) -> Path:
    """The starters under another version, and a large and a small file behind them."""
    inside = target / "_internal"
    (inside / "resources" / "icons").mkdir(parents=True)
    icon = "_internal/resources/icons/bhdesk.ico"
    shutil.copy(source / icon, target / icon)
    for name in ("bhdesk.exe", "bhdesk-cli.exe"):
        (target / name).write_bytes(under_version((source / name).read_bytes(), version))
    # Nothing that packs well, else a full disk would have room for it.
    modules = (source / "_internal" / "modules.pyz").read_bytes()[:LARGE]
    (inside / "modules.pyz").write_bytes(modules)
    (inside / f"only-{version}.txt").touch()
    return target


def under_version(program: bytes, version: str) -> bytes:
    """The same program with another version among its facts."""
    at = facts_at(program)
    both = b"".join(number.to_bytes(4, "little") for number in numbers(version)) * 2
    return program[:at] + both + program[at + len(both) :]


def facts_at(program: bytes) -> int:
    """Where the numbers of the version begin."""
    return program.index(_FIXED_FACTS) + 8


def state(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content; empty where there is no folder."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def registry(trial: Trial, key: str) -> str:
    """What a key of the registry and those below it hold; empty where it is not there."""
    target = trial.wine.drive_c("key.reg")
    target.unlink(missing_ok=True)
    trial.wine.run("regedit", "/E", "C:\\key.reg", key)
    return target.read_text("utf-16") if target.exists() else ""


def written(value: str) -> str:
    """A text as it stands in such a file."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


def unfit_folders(setups: Setups) -> None:
    """Each is refused with a sentence that says why, and nothing is written there."""
    trial = setups.trial
    foreign = trial.wine.drive_c("Phần mềm khác")
    (foreign / "_internal").mkdir(parents=True)
    (foreign / "_internal" / "của phần mềm khác.txt").write_text("x", encoding="utf-8")
    carried = trial.wine.drive_c("USB", "bhdesk")
    carried.mkdir(parents=True)
    (carried / "mang-theo.txt").touch()
    home = trial.on_c(trial.home)
    for folder, word in (
        ("C:\\", "C:\\bhdesk"),
        (f"{home}\\Documents", "Documents\\bhdesk"),
        (f"{home}\\bhdesk", "nơi giữ số liệu"),
        ("C:\\Phần mềm khác", "đã có tệp khác"),
        ("C:\\USB\\bhdesk", "mang theo"),
        ("C:\\" + "thư mục dài " * 20 + "x", "ngắn hơn"),
    ):
        before = {path for path in trial.wine.drive_c().rglob("*") if "Temp" not in path.parts}
        ran = setups.run(OLD, folder)
        after = {path for path in trial.wine.drive_c().rglob("*") if "Temp" not in path.parts}
        is_so = ran.status == 5 and word in ran.output and after == before
        trial.claim(f"không cài vào {folder[:30]}", is_so, (ran, after - before))


def odd_folders(setups: Setups) -> None:
    """A folder with every sign a name may have, on another drive as well."""
    trial = setups.trial
    drive = TRIAL / "ổ D"
    drive.mkdir()
    (trial.wine.prefix / "dosdevices" / "d:").symlink_to(drive)
    for letter, top in (("C", trial.wine.drive_c()), ("D", drive)):
        ran = setups.run(OLD, f"{letter}:\\{ODD}.")  # Windows itself drops the dot
        program = top / ODD
        in_command = ODD.replace("%", "%%")
        command = f'"{letter}:\\{in_command}\\bhdesk.exe" --data "%1"'
        is_so = ran.status == 0 and written(command) in registry(trial, OPENED_BY)
        trial.claim(f"cài vào {letter}:\\{ODD}", is_so and (program / "bhdesk.exe").is_file(), ran)
        shutil.rmtree(program)  # by hand: the registry names a folder that is no more
    (trial.wine.prefix / "dosdevices" / "d:").unlink()
    ran = setups.run(OLD)
    there = (setups.program / "bhdesk.exe").is_file()
    trial.claim("bản cũ xóa bằng tay: cài vào nơi thường lệ", ran.status == 0 and there, ran)


def versions(setups: Setups) -> None:
    """Up, the same again, down; what she put beside the program stays where it is."""
    trial, program = setups.trial, setups.program
    own = program / "ghi chú của tôi.txt"
    own.write_text("x", encoding="utf-8")
    trial.set_up()
    kept = sorted(path.name for path in (program / PREVIOUS / "_internal").glob("*.txt"))
    left = [path.name for path in (program / "_internal").glob("only-*")]
    trial.claim("nâng cấp: bản trước trọn vẹn", kept == [f"only-{OLD}.txt"], kept)
    trial.claim("nâng cấp: không còn tệp của bản cũ", not left and own.is_file(), left)
    before = state(program)
    ran = setups.run(OLD)
    refused = ran.status == 6 and "mới hơn" in ran.output and state(program) == before
    trial.claim("cài im lặng bản cũ đè bản mới thì từ chối", refused, ran)
    ran = setups.run(NEWER)
    kept = sorted(path.name for path in (program / PREVIOUS / "_internal").glob("only-*"))
    clean = {path.name for path in program.iterdir()} == {
        *("_internal", "bhdesk.exe", "bhdesk-cli.exe", "go-bo-bhdesk.exe", PREVIOUS, own.name),
    }
    trial.claim("chỉ giữ một bản trước", ran.status == 0 and not kept and clean, (ran, kept))
    ran = setups.run(OLD, "C:\\nơi khác\\bhdesk")
    trial.claim("không có hai bản ở hai nơi", ran.status in (5, 6), ran)


def failures(setups: Setups) -> None:
    """Whatever stops it, the version in use stays whole, and the next time it works."""
    trial, program = setups.trial, setups.program
    setups.remove(program)
    setups.run(OLDER)
    whole = state(program)

    def claim(what: str, status: int, words: str, ran: Ran) -> None:
        is_so = ran.status == status and words in ran.output and state(program) == whole
        trial.claim(what, is_so, (ran, sorted(set(state(program)) ^ set(whole))))

    ran = limited(trial, setups.words(OLD))
    claim("đầy ổ đĩa: nói rõ, bản đang dùng còn nguyên", 2, "còn nguyên", ran)
    (program / STAGED).write_text("một tệp, không phải thư mục", encoding="utf-8")
    whole[STAGED] = (program / STAGED).read_bytes()
    claim("không ghi được: nói rõ, bản đang dùng còn nguyên", 2, "Không ghi được", setups.run(OLD))
    (program / STAGED).unlink()
    del whole[STAGED]
    is_met = killed(trial)
    left = {name: content for name, content in state(program).items()
            if not name.startswith(STAGED)}  # fmt: skip
    trial.claim("bị tắt giữa chừng: bản đang dùng còn nguyên", is_met and left == whole, is_met)
    (program / OUTGOING).mkdir()
    (program / "_internal").rename(program / OUTGOING / "_internal")  # the power went just here
    ran = setups.run(OLD)
    kept = (program / PREVIOUS / "_internal" / f"only-{OLDER}.txt").is_file()
    gone = not (program / STAGED).exists() and not (program / OUTGOING).exists()
    trial.claim("lần sau cài được, dọn phần dở", ran.status == 0 and kept and gone, ran)


def limited(trial: Trial, words: list[str]) -> Ran:
    """Run an installer that may not write large files."""
    ran = subprocess.run(
        ["bash", "-c", _FULL, "-", str(WINE), *words], env=trial.wine.environment(), check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        cwd=trial.wine.drive_c(),
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode("utf-8"))


def killed(trial: Trial) -> bool:
    """Kill the real installer while it writes, which takes it some time; whether it was met so."""
    setup = trial.start_setup()
    end = time.monotonic() + 60
    while not (trial.program / STAGED / "_internal").exists() and time.monotonic() < end:
        time.sleep(0.05)
    setup.kill()
    setup.wait()
    trial.wine.end()  # else what it had started lives on, without a screen
    return (trial.program / STAGED / "_internal").exists()


def removals(setups: Setups) -> None:
    """Only what is ours goes: not her files, not what another program says about our files."""
    trial, program = setups.trial, setups.program
    (program / "ghi chú của tôi.txt").write_text("x", encoding="utf-8")
    other = ["/v", "phan-mem-khac", "/d", "", "/f"]
    trial.wine.run("reg", "add", f"{EXTENSION}\\OpenWithProgids", *other)
    ran = setups.remove(program)
    left = [path.name for path in program.iterdir()]
    is_so = ran.status == 0 and left == ["ghi chú của tôi.txt"] and "Đã gỡ bỏ" in ran.output
    trial.claim("gỡ bỏ để lại tệp lạ và nói thế", is_so and "tệp khác" in ran.output, (ran, left))
    found = registry(trial, EXTENSION)
    is_so = "phan-mem-khac" in found and "bhdesk.so-lieu" not in found
    trial.claim("gỡ bỏ để lại liên kết của phần mềm khác", is_so, found)
    trial.wine.run("reg", "delete", EXTENSION, "/f")
    ran = setups.run(OLD)
    trial.claim("tệp lạ còn đó thì vẫn cài lại được", ran.status == 0, ran)
    setups.remove(program)
    shutil.rmtree(program)
