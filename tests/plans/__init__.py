"""Plans the program has never seen, and small ones to break: text of plan files for the tests."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNSEEN = Path(__file__).resolve().parent

SMALL = """\
format = "bhdesk-plan"
format_version = 1
[plan]
id = "xa-thu-2026"
title = "Kế hoạch của xã Thử năm 2026"
issuer_kind = "commune_ubnd"
scope = "commune"
[period]
kind = "year"
start = 2026-01-01
end = 2026-12-31
[[level]]
rank = 1
key = "commune"
kind = "commune"
name_vi = "xã Thử"
role = "issuer"
[[level]]
rank = 2
key = "village"
kind = "locality"
name_vi = "thôn"
locality_kinds = ["thon"]
role = "leaf"
[[unit]]
key = "t1"
level = "village"
name = "Thôn 1"
order = 1
[[unit]]
key = "t2"
level = "village"
name = "Thôn 2"
order = 2
[[indicator]]
key = "vsi_participants"
name_vi = "Số người tham gia BHXH tự nguyện"
measure = "count"
nature = "stock"
unit = "person"
direction = "at_least"
counted_at = "residence"
[[target_table]]
level = "village"
as_of = 2026-12-31
op = ">="
columns = ["vsi_participants"]
printed_total = [200]
rows = [ { unit = "t1", values = [143] }, { unit = "t2", values = [57] } ]
"""


def bundled(name: str) -> str:
    """The text of a plan that comes with the program."""
    return (ROOT / "resources" / "plans" / f"{name}.toml").read_text("utf-8")


def unseen(name: str) -> str:
    """The text of a plan written for the tests only."""
    return (UNSEEN / f"{name}.toml").read_text("utf-8")
