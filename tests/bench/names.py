"""What the floors have to know of the data files, free of imports."""

from __future__ import annotations

VILLAGES, MEASURES, YEARS = 30, 20, 10
BIG, SAMPLE = "office.bhdesk", "binh-minh.bhdesk"
LOG = "log.bhdesk"
BUILT_IN = ("vsi_participants", "hi_participants", "hhi_participants", "shi_participants")
KEYS = (*BUILT_IN, *(f"measure_{n:02d}" for n in range(len(BUILT_IN) + 1, MEASURES + 1)))
GRID_KEY = KEYS[6]
