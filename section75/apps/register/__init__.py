"""The register on pages: delegated functions on a day, what is on record of each schedule, and the contracts.

Remembers nothing: the facts stand in the agreement files, and the core tells them.
"""
