"""The periods of a fund's year, the close of each, the partner's answer by line, what came late, the books as known.

Knows: who began a close, called it off, explained a task, agreed a line, locked a year, and when. Does not know: what a
task looks at (each room says that in its `close_tasks.py`), or how an entry is posted.

Promise: a month is not closed while a task is open that nobody has explained; a period that is locked is not opened.
"""
