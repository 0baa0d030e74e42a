"""The window around the pages: menu row, navigation, headers, message and status bars."""
