"""Tables somebody sent, of every age and kind, read by a process that may die of them.

`read` starts another process (`worker`) that caps its own memory, judges the file by its content
(`preflight`, `archives`, `deep`), unlocks it (`unlock`) and reads it (`xlsx`, `biff`, `ods`,
`html`, `xml2003`, `delimited`); what comes back is a domain.sheets.RawBook or one coded refusal.
"""

from __future__ import annotations

from bhdesk.exchange.intake.limits import Limits
from bhdesk.exchange.intake.reading import read

__all__ = ["Limits", "read"]
