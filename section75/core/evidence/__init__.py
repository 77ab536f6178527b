"""Canonical bytes and their hash, and lines chained by theirs: what makes "the same report" a fact and not an opinion.

Knows: one way to write a value as bytes, SHA-256, and how a chain of lines is held against itself. Does not know: what
the value or a line means, keys or signatures.

Promise: equal values give equal bytes, different values give different bytes, on every machine and both engines.
"""

from section75.core.evidence.canonical import NotCanonical, canonical_bytes, sha256_of
from section75.core.evidence.chain import (
    BEFORE_THE_FIRST,
    Break,
    ChainLine,
    Fault,
    Kept,
    Verdict,
    line_hash,
    verify_chain,
)

__all__ = [
    "BEFORE_THE_FIRST",
    "Break",
    "ChainLine",
    "Fault",
    "Kept",
    "NotCanonical",
    "Verdict",
    "canonical_bytes",
    "line_hash",
    "sha256_of",
    "verify_chain",
]
