"""What is somebody's to do, by when and why; what changed since they were last here; and the e-mails that say so.

Knows: how to ask every room. Does not know: any room by name; each lists its tasks in `tasks.py`. Promises: no task
is shown to somebody who may not do it.
"""
