"""`dev.py windows`: a real Windows Python under Wine tests, packs and tries the program."""
