"""Plans are found by id or by file; what is no plan file is refused with its code."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.services import plans

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "plans"


def test_bundled_plans_are_listed_with_their_text() -> None:
    found = {item.id: item for item in plans.bundled(FOLDER)}
    assert set(found) == {"bac-ninh-2026-2030", "tra-vinh-2023", "tu-ky-2026"}
    tu_ky = found["tu-ky-2026"]
    assert tu_ky.title.endswith("trên địa bàn xã Tứ Kỳ")
    assert tu_ky.source == tu_ky.path.read_text("utf-8")


def test_a_broken_plan_is_left_out_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "hong.toml").write_text('format = "bhdesk-plan"\n', "utf-8")
    assert plans.bundled(tmp_path) == ()
    assert plans.bundled(tmp_path / "none") == ()


def test_find_by_id_by_file_and_not_at_all(tmp_path: Path) -> None:
    text = (FOLDER / "tu-ky-2026.toml").read_text("utf-8")
    copy = tmp_path / "Kế hoạch 100% của xã.toml"
    copy.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert plans.find(FOLDER, "tu-ky-2026") == text
    assert plans.find(FOLDER, str(copy)) == text
    for nothing in ("khong-co", ""):
        with pytest.raises(UserError) as refused:
            plans.find(FOLDER, nothing)
        assert refused.value.code == "plan.not_found"
        assert refused.value.params == {"name": nothing}
    with pytest.raises(UserError) as refused:
        plans.find(FOLDER, str(tmp_path))
    assert refused.value.code == "file.is_folder"


def test_find_by_id_inside_a_file_with_another_name(tmp_path: Path) -> None:
    text = (FOLDER / "tu-ky-2026.toml").read_text("utf-8")
    (tmp_path / "moi.toml").write_bytes(text.encode())
    assert plans.find(tmp_path, "tu-ky-2026") == plans.find(tmp_path, "moi") == text


@pytest.mark.parametrize("raw", [b"\xff\xfea\x00", b"K\xea\xec ho\xe3ch", b"a\0b"])
def test_other_encodings_are_refused(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(raw)
    with pytest.raises(UserError) as refused:
        plans.read(file)
    assert refused.value.code == "plan.not_text"


def test_missing_large_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        plans.read(tmp_path / "khong-co.toml")
    assert refused.value.code == "file.missing"
    large = tmp_path / "lon.toml"
    large.write_bytes(b"#" * (2 * 1024 * 1024 + 1))
    with pytest.raises(UserError) as refused:
        plans.read(large)
    assert refused.value.code == "plan.too_large"
    with pytest.raises(UserError) as refused:
        plans.read(tmp_path)
    assert refused.value.code == "file.is_folder"
