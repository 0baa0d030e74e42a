"""The making of the Windows program, as far as it can be judged without making it."""

from __future__ import annotations

import io
import os
import tomllib

import pytest
from PIL import Image

import dev
from bhdesk import __version__, paths
from tools.steps import Made, SetupError
from tools.windows import header_words, installer, packing, python, trial_setup, wheels
from tools.windows.wine import windows_path


def names(lock: str) -> set[str]:
    return {line.split("==")[0] for line in wheels.for_windows(lock).splitlines()}


def test_the_lock_gives_windows_its_own_libraries_and_no_others():
    found = names(dev.LOCK.read_text(encoding="utf-8"))
    assert found >= {"colorama", "pefile", "pywin32-ctypes", "cffi", "sqlcipher3"}
    assert "macholib" not in found


def test_every_library_for_windows_keeps_its_hashes():
    for line in wheels.for_windows(dev.LOCK.read_text(encoding="utf-8")).splitlines():
        assert "--hash=sha256:" in line, line
        assert ";" not in line, line


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("", True),
        ("sys_platform == 'win32'", True),
        ("sys_platform != 'win32'", False),
        ("sys_platform == 'darwin'", False),
        ("platform_python_implementation != 'PyPy' and sys_platform == 'win32'", True),
        ("implementation_name == 'pypy' and sys_platform == 'win32'", False),
    ],
)
def test_markers_are_answered_for_windows(marker, expected):
    assert wheels.holds(marker) is expected


@pytest.mark.parametrize("marker", ["python_version < '3.12'", "sys_platform == 'win32' or x"])
def test_a_marker_of_a_new_kind_is_not_guessed(marker):
    with pytest.raises(SetupError):
        wheels.holds(marker)


def test_an_unfinished_folder_is_made_again(tmp_path):
    made = Made(tmp_path / "python", "one")
    made.begin()
    assert not made.is_there()
    made.finish()
    assert made.is_there()
    assert not Made(tmp_path / "python", "two").is_there()
    (tmp_path / "python" / "file").touch()
    made.begin()
    assert list((tmp_path / "python").iterdir()) == []
    assert not made.is_there()


def test_calls_and_data_are_forwarded_each_in_its_way():
    exports = 'LIBRARY "python311.dll"\nEXPORTS\nPyList_New\nPy_None DATA ; a value\n; end\n'
    assert python.forwards(exports).splitlines() == [
        *("LIBRARY python3.dll", "EXPORTS"),
        " PyList_New = python311.PyList_New",
        " Py_None = python311.Py_None DATA",
    ]


@pytest.mark.skipif(os.name == "nt", reason="paths of another system")
def test_windows_names_of_our_paths(tmp_path):
    assert windows_path(tmp_path / "a b").startswith("Z:\\")
    assert windows_path(tmp_path / "a b").endswith("\\a b")


def test_the_version_stands_in_one_place():
    with (dev.ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    assert "version" not in project["project"]
    assert packing.version() == __version__


def test_the_portable_folder_has_the_marker_the_program_looks_for():
    assert packing.PORTABLE_MARKER == paths.PORTABLE_MARKER


def test_the_icon_has_the_sizes_of_every_scaling():
    with Image.open(dev.ROOT / "resources" / "icons" / "bhdesk.ico") as icon:
        assert {(16, 16), (20, 20), (24, 24), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]


def cleaned(tmp_path, words):
    """The folder of the installer's words, made from files of NSIS that say these."""
    source, target = tmp_path / "nsis", tmp_path / "made"
    source.mkdir()
    target.mkdir()
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        (source / name).write_text(words, encoding="utf-8")
    installer.clean_words(source, target)
    return target


def test_the_words_of_the_installer_have_whole_letters(tmp_path):
    target = cleaned(tmp_path, "\ufeffCa\u0300i \u0111a\u0323\u0306t")
    assert (target / "Vietnamese.nlf").read_text(encoding="utf-8") == "\ufeffCài đặt"


def test_the_words_of_the_installer_are_spelled_as_in_the_program(tmp_path):
    target = cleaned(tmp_path, "Trích xuất: lôi khi ghi vào tập tin")
    assert (target / "Vietnamese.nsh").read_text("utf-8-sig") == "Trích xuất: lỗi khi ghi vào tệp"


def test_the_starter_speaks_vietnamese_before_nsis_has_read_its_words():
    theirs = "Installer integrity check has failed. Common causes include\nincomplete download"
    before = b"\1\2" + f"{theirs} and damaged media\0NSIS Error\0rest".encode("utf-16-le")
    after = header_words.in_our_words(before)
    assert len(after) == len(before)
    assert after.endswith("Lỗi bộ cài\0rest".encode("utf-16-le"))
    words = after[2:].decode("utf-16-le").split("\0")
    assert words[0].startswith("Bộ cài đặt bị hỏng hoặc chép chưa xong.\nHãy chép lại tệp này")


def test_words_that_do_not_fit_are_not_cut():
    with pytest.raises(ValueError, match="unpacking"):
        header_words.in_our_words("unpacking data: \0".encode("utf-16-le"))


def test_a_version_has_two_halves_for_windows():
    assert installer.numbers("0.1.0") == (1, 0)
    assert installer.numbers("2.3.4") == (2 << 16 | 3, 4 << 16)


def test_the_longest_file_still_has_a_path_that_windows_takes(tmp_path):
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "longest").touch()
    folder = "x" * installer.most_letters(tmp_path)
    assert len(f"{folder}\\{trial_setup.STAGED}\\_internal\\longest") == 259


def test_a_program_under_another_version_is_changed_nowhere_else():
    facts = b"\xbd\x04\xef\xfe" + bytes(4) + bytes(range(16))
    changed = trial_setup.under_version(b"before" + facts + b"after", "1.2.3")
    numbers = b"\x02\0\x01\0" + b"\0\0\x03\0"
    assert changed == b"before" + facts[:8] + numbers * 2 + b"after"


def test_the_picture_of_the_installer_is_one():
    with Image.open(io.BytesIO(installer.picture())) as image:
        assert (image.format, image.size) == ("BMP", (164, 314))
        assert image.getpixel((0, 0)) == (0xED, 0xEA, 0xE4)
        assert image.getpixel((95, 80)) == (255, 255, 255)
        assert image.getpixel((52, 62)) == (0x0B, 0x5C, 0x74)


def test_the_tests_for_windows_are_there():
    with (dev.ROOT / "pyproject.toml").open("rb") as file:
        listed = tomllib.load(file)["tool"]["bhdesk"]["windows-tests"]
    assert all((dev.ROOT / name).exists() for name in listed)
