"""Official papers as Word files that can be edited, in the layout of the printed page."""
