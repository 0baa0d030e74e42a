"""What dev.py needs beyond one file; the standard library only, and no part of the program."""
