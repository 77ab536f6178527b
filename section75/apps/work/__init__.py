"""Work that takes longer than a page should: queued, done by a worker, watched, cancelled, tried again.

Knows: queue and progress. Does not know: any job by name; each room lists its own in `jobs.py`. Promises: what was
queued is done once, or is said not to be.
"""
