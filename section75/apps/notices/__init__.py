"""Notices: the terms that give them, when one would end, and those that were served.

Knows: the agreement, and what a party's people recorded of a notice and its answers. Does not know: the arithmetic,
which is the core's. Promises: what is recorded stays; an answer, a withdrawal too, is a further record.
"""
