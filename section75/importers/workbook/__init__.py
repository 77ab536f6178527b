"""A table in a workbook (.xlsx), read through a guard: nobody's file can stop the program or be read by halves.

Knows: what a workbook's container and sheets may hold, which sheet is meant, and how a cell's value becomes text.
Does not know: what the columns mean, or what is done with the rows.

Promise: the container and every part are looked at within limits before any reader sees them; the reader runs in a
process of its own with limits of its own; whatever it does, the answer is a table or a refusal.
See docs/decisions/0018-workbooks-through-a-guard.md.
"""
