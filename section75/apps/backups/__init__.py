"""Backups: making one, restoring one, moving the books to another engine, and what a restored backup leaves missing.

Knows: how far every fund's log had come, by the tables alone, so that a file no program serves can be asked too.
Does not know: what an entry means, or whether a checkpoint's signature holds: `evidence` verifies.

Promise: a backup is one file that says what is in it; restoring one that lacks what somebody knows was there says so,
and nothing is posted to that fund until both partners accept it.
"""
