"""bhdesk: the desktop program of a commune office for developing BHXH, BHYT and BHTN participation."""

__version__ = "0.1.0"
