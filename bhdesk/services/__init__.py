"""One function per thing the officer does; each opens and closes its own transaction."""
