"""Bytes from outside, read strictly into the core's own values: one file per shape.

Knows: how a shape is written, and every way in which it can be written wrongly, each said with its row.
Does not know: what is done with what was read, where a file comes from, or what day it is.

Promise: nothing is guessed, nothing is dropped unsaid, and the same bytes always read the same.
"""
