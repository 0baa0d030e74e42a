"""The rules of the field in plain Python: no Qt, no SQL, no Excel, no clock, no files.

Values are frozen. What is needed before the first paint is a named tuple, whose class is made in a
quarter of the time of a dataclass; the others, and those that copies with changes are made of, are
dataclasses with slots.
"""
