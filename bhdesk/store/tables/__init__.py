"""The tables of the data file as SQLAlchemy sees them; db/versions builds the same.

Days are ISO text in SQLite (type Date), moments are text `YYYY-MM-DDTHH:MM:SS`, months are the
integers `yyyymm`. Figures may be null: empty is not zero.
"""

from __future__ import annotations

from bhdesk.store.tables import (  # noqa: F401 - being imported makes the tables
    activities,
    campaign,
    dates,
    papers,
    work,
)
from bhdesk.store.tables.base import metadata as metadata
