"""The rules of the field in plain Python: no Qt, no SQL, no Excel, no clock, no files."""
