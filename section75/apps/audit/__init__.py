"""Who did what, and who was refused.

Knows: one line for each act, done or refused, with who, when, where and the sentence. Does not know: what acts mean.

Promise: a line is written in the same transaction as the act, and never changes.
"""
