"""Journals by hand with their evidence, templates of them, accruals that reverse by themselves, and commitments.

Knows: which evidence was brought, which templates were approved and used, which invoice an accrual was for, and what
was ordered and became of it. Does not know: how an entry is posted; every posting here is a proposal to the ledger.

Promise: nothing is in the journal by hand without evidence, and no commitment is ever in it.
"""
