"""Evidence: signed checkpoints of every fund's log, held outside by partners, and whatever lets them check it alone.

Knows: the installation's signing key, checkpoints and when they are made, receipts, counter-signatures, exports. Does
not know: how a line becomes bytes or a root (`core.evidence`), nor what an entry means (`ledger`).

Promise: what was signed is kept byte for byte, and nothing here can change what it was signed over.
"""
