"""Which file names Windows takes for what they are: some are devices, some are cut silently."""

from __future__ import annotations

import re

# also "con.xlsx" and "aux .pdf"; Windows takes raised digits for digits
_DEVICE = re.compile(
    r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$)\s*(\..*)?", re.IGNORECASE | re.DOTALL
)
_FORBIDDEN = frozenset('<>:"/\\|?*')  # a colon would write into a hidden stream of another file


def is_good_on_windows(name: str) -> bool:
    """Whether a file of that name can lie in a folder of Windows, under exactly that name."""
    return (
        bool(name)
        and name[-1] not in ". "
        and not any(letter in _FORBIDDEN or letter < " " for letter in name)
        and _DEVICE.fullmatch(name) is None
    )
