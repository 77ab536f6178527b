"""Drills: attacks on the books, made on a copy, to see that each is noticed by what a partner holds outside.

Knows: how somebody with the database's password would go about it. Does not know: how the books are kept and signed.

Promise: a drill changes nothing but a copy, and takes even that back.
"""
