"""Reasons to look at a row, one file each. `look(seen)` gives the place of a row, or None for the file, and why."""
