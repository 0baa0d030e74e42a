"""`dev.py windows`: a real Windows Python under Wine tests, freezes, packs and tries the program."""
