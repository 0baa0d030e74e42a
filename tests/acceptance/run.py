"""Does the main job with a delivered program and says what it answered.

    python3 -m tests.acceptance.run checkout
    python3 -m tests.acceptance.run bundle --program dist/bhdesk
    python3 -m tests.acceptance.run windows --program FOLDER --prefix WINEPREFIX

Standard library only; needs Xvfb, xdotool, ImageMagick and poppler of the machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.acceptance import bare_system, job, places
from tests.acceptance.places import Failure, Place

ROOT = Path(__file__).resolve().parents[2]
# accents, spaces and a percent sign: what Windows users' folders are made of
FOLDER = "Dữ liệu 100% của xã"


def main() -> int:
    """The number of steps that failed."""
    asked = _arguments()
    out = asked.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    place = _place(asked, out)
    work = Path(tempfile.mkdtemp(prefix="job-", dir=_made(place.work))) / FOLDER
    work.mkdir()
    done = job.Job(place, work / "số liệu.bhdesk")
    failed = 0
    for step in job.STEPS:
        began = time.monotonic()
        try:
            said = step(done)
        except Failure as problem:
            failed += 1
            said = f"FAILED: {problem}"
        took = time.monotonic() - began
        print(f"{place.name} {step.__name__}: {said} ({took:.1f} s)", flush=True)
    pictures = sorted(work.glob("*.png"))
    for picture in pictures:
        shutil.copy(picture, out / f"{place.name}-{picture.name}")
        print(f"picture: {out / f'{place.name}-{picture.name}'}", flush=True)
    if not failed and not asked.keep:
        shutil.rmtree(work.parent)
    return failed


def _place(asked: argparse.Namespace, out: Path) -> Place:
    if asked.where == "checkout":
        return places.checkout(ROOT, out / "checkout")
    if asked.where == "bundle":
        top = bare_system.make(out / "bare-system", asked.program.resolve())
        return places.bundle(ROOT, top)
    return places.installed(asked.program.resolve(), asked.prefix.resolve(), out / "windows")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The main job with a delivered program.")
    parser.add_argument("where", choices=("checkout", "bundle", "windows"))
    parser.add_argument("--program", type=Path, default=ROOT / "dist" / "bhdesk")
    parser.add_argument("--prefix", type=Path, help="the Wine prefix the program is installed in")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "acceptance")
    parser.add_argument("--keep", action="store_true", help="leave the office made")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
