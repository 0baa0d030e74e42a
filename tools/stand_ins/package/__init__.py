"""A package with nothing in it but its modules."""
