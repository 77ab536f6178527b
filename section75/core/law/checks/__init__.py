"""The checks of the law, one file each: a `RULE`, and `points(case)`. Found by listing the folder."""
