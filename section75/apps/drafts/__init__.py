"""Drafts: terms written on pages, of a partnership to be, of the files in force, or of a variation of them.

Knows: every revision of a draft, who saved it, and what two people who edit one record at once have each written. Does
not know: what is in force, or whether it was agreed. Promises: nothing anybody saved is lost, no terms in force change,
and what is exported is the text that was saved, byte for byte.
"""
