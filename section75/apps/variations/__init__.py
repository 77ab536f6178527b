"""Variations: terms proposed to both partners, what they would move, and what the books lack once they are in force.

Knows: agreements, approvals and the ledger. Does not know: how a draft is written (the drafts room does).

Promise: terms that bind both partners come into force only with the approval of each, and what a partner approves is
exactly what comes into force.
"""
