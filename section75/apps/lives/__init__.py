"""Lives: events recorded beside those of the agreement files, the timeline, and what can happen next.

Knows: rows that only grow. Does not know: which step may follow which. Promises: a mistaken event is withdrawn by a
further row, and both stay.
"""
