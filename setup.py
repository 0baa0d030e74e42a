"""Puts resources/ and db/, which stand beside the package, into a wheel's share/bhdesk."""

from pathlib import Path

from setuptools import setup

FOLDERS = ("resources", "db")


def data_files() -> list[tuple[str, list[str]]]:
    """Every folder below FOLDERS with its files, as (place in the wheel, files)."""
    here = Path(__file__).resolve().parent
    by_folder: dict[str, list[str]] = {}
    for path in sorted(path for folder in FOLDERS for path in (here / folder).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            relative = path.relative_to(here)
            place = f"share/bhdesk/{relative.parent.as_posix()}"
            by_folder.setdefault(place, []).append(relative.as_posix())
    return list(by_folder.items())


setup(data_files=data_files())
