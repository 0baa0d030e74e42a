"""Draws every part of the kit to PNG: python tests/ui/gallery.py OUT [--scale 1.5]."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--font", type=int, default=10)
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--resources", type=Path, default=ROOT / "resources")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]
    options.out.mkdir(parents=True, exist_ok=True)
    from gallery_scenes import draw_all  # noqa: PLC0415 - Qt reads the environment at import

    draw_all(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
