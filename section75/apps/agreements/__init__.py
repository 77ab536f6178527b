"""Agreement files, version by version, and the partnerships they describe.

Knows: which files make up each version of a partnership's terms, byte for byte. Does not know: what they say; the
importer reads them and the core finds what is missing, every time anew.

Promise: a version once loaded stays as it was, and everything worked out under it can be worked out again.
"""
