"""bhdesk: a commune office's desktop program for developing BHXH, BHYT and BHTN participation."""

__version__ = "0.1.0"
