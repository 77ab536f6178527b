"""The fund's books beside the host's finance system and each partner's own books, and balances both accept.

Knows: figures as each side gave them, reasons for differences, statements of balances and who accepted them. Does not
know: how either side came to its figures.

Promise: a difference stands, with its age, until somebody of either side explains it; a statement foots to the ledger.
"""
