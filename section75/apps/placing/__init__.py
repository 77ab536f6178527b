"""Placing: the rules that place rows of finance extracts, recorded beside those of the agreement; and answered rows.

Knows: every rule as it was proposed and approved, its days, which it goes before and which it replaced; what two people
said of a row that no rule could place; which entry cleared which from suspense. Does not know: the files and the
journal, which ask it.

Promise: a rule once approved stays as it was; ending it, or replacing it, is a row too.
"""
