"""Preview: a finance extract looked at before it is posted, its waiting rows worked off, and corrected files.

Knows: what a file would do beside last month and the budget, what is unusual in it, what waits across all files of a
fund, what makes up suspense, and the difference a corrected file makes. Does not know: whether an unusual row is wrong.

Promise: nothing is posted from here but by a proposal that somebody else approves; and of every file placed, waiting,
in suspense, refused and set aside add up to its control total.
"""
