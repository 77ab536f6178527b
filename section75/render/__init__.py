"""Any value as words, pictures or files: this room knows shapes, not subjects, and no framework.

Knows: how days and amounts are said, how tables become text, CSV, JSON and workbooks, and how a return's frozen value
becomes tables. Does not know: what a figure means, whether it is right, who may see it, or what day it is.

Promise: the same value gives the same bytes; no amount loses a penny, and no text becomes a formula.
"""
