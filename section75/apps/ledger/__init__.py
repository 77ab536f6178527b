"""The journal of every fund, its months, and the files that came in.

Knows: entries as they were posted, extracts as they were uploaded, months as they were closed. Does not know: what may
be posted; the core says so, and the database says it again.

Promise: an entry once posted is never changed or deleted, by anybody; and a row of a file is posted once.
"""
