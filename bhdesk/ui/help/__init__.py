"""The manual in the window: F1 for what is in front, contents, search, links into the program."""
