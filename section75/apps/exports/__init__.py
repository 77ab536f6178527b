"""The journal for others: an auditor's journal of every entry, ready-made tests of it, beancount and hledger.

Knows: what is known of each entry, over every room, and how it is written for somebody else's program. Does not know:
whether an entry is right; it remembers nothing of its own.

Promise: every entry is there, whoever asks, and the trial balance that an export gives is the one the system shows.
"""
