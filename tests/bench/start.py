"""Row: from starting the process to the first painted and filled window, and its memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Outcome, median
from tests.bench.names import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

CHILD = Path(__file__).with_name("start_child.py")
HOME = "start-home"


def measured(folder: Path, rounds: int) -> list[Outcome]:
    """The start in pairs with the empty window, then its memory, stall and imports."""
    outcome = Outcome(
        "start", "First painted and filled Tổng quan", 1.45, {"floor": [], "ours": []}
    )
    said: dict[str, list[dict[str, Any]]] = {"floor": [], "ours": []}
    with screen(folder) as (environment, words):
        for _ in range(rounds + 1):  # the first pair only warms the drive's cache
            for side, answers in said.items():
                answers.append(_opened(side, folder, environment))
        stays = [_opened("ours", folder, environment, "stay") for _ in range(3)]
    for side, answers in said.items():
        outcome.seconds[side] = [answer["seconds"] for answer in answers[1:]]
        outcome.pss[side] = int(median([answer["pss"] for answer in answers[1:]]))
    first = said["ours"][0]
    outcome.is_equal = bool(first["texts"]) and set(first["texts"]) <= _stored_figures(folder)
    empty = outcome.pss["floor"] or 1
    loaded = median([stay["pss_loaded"] for stay in stays])
    stall = median([stay["stall"] for stay in stays])
    outcome.is_equal = outcome.is_equal and all(stay["is_loaded"] for stay in stays)
    cpu = {side: median([answer["cpu"] for answer in said[side][1:]]) for side in said}
    outcome.notes += [
        f"on {words}; cards show {', '.join(first['texts'])}",
        f"processor time {cpu['floor'] * 1000:.0f} → {cpu['ours'] * 1000:.0f} ms"
        f" ({cpu['ours'] / cpu['floor']:.2f}): what a busy machine disturbs least",
        f"{len(first['modules'])} modules at first paint, {len(said['floor'][0]['modules'])} of"
        f" them the empty window's; heavy ones: {', '.join(first['heavy']) or 'none'}",
        *_listed("ours", [name for name in first["modules"] if name.startswith("bhdesk.")]),
        *_listed("of others", _more(first["modules"], said["floor"][0]["modules"])),
        f"PSS with all loaded {loaded / 1024:.1f} MB"
        f" ({loaded / empty:.2f}, goal 2.4; at first paint goal 1.3)",
        f"longest stall while the rest loads {stall * 1000:.0f} ms (goal 30)",
    ]
    return [outcome]


def _more(ours: list[str], floor: list[str]) -> list[str]:
    """What is loaded beyond the empty window and is not our own."""
    own = ("bhdesk", "tests")
    return [name for name in ours if name not in floor and name.split(".")[0] not in own]


def _listed(whose: str, names: list[str]) -> list[str]:
    """Every import before the first paint, in lines of a terminal's width."""
    words = f"imports before first paint, {whose} ({len(names)}): " + ", ".join(
        name.removeprefix("bhdesk.") for name in names
    )
    return textwrap.wrap(words, 95, subsequent_indent="  ", break_on_hyphens=False)


def _opened(side: str, folder: Path, environment: dict[str, str], *more: str) -> dict[str, Any]:
    kind = "empty" if side == "floor" else "ours"
    command = [sys.executable, str(CHILD), kind, repr(time.monotonic()), str(folder / SAMPLE)]
    ended = subprocess.run(
        [*command, *more], env=environment, capture_output=True, check=False, timeout=120
    )
    if ended.returncode:
        raise RuntimeError(f"{kind}: {ended.stderr.decode(errors='replace')}")
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def _stored_figures(folder: Path) -> set[str]:
    """The sum of closings of every month and measure, as people write it."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only this check needs it

    raw = dbapi2.connect(folder / SAMPLE)
    rows = raw.execute("SELECT SUM(closing) FROM figure GROUP BY month, measure_id").fetchall()
    raw.close()
    return {f"{total:,}".replace(",", ".") for (total,) in rows if total is not None}


@contextmanager
def screen(folder: Path) -> Iterator[tuple[dict[str, str], str]]:
    """A screen of our own where Xvfb is installed, else Qt's picture in memory, and which it is."""
    home = folder / HOME
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "BHDESK_HOME": str(home)}
    # an installed program has its modules compiled; the first pair compiles ours
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    if os.name == "nt":
        yield environment, "this screen"
        return
    if shutil.which("Xvfb") is None:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}, "offscreen (no Xvfb here)"
        return
    taken, given = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(given), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(given,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(given)
    try:
        with os.fdopen(taken) as answer:
            number = answer.readline().strip()
        environment |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        yield environment, f"Xvfb :{number}"
    finally:
        server.terminate()
        server.wait()
