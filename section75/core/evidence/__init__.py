"""Canonical bytes and their hash: what makes "the same report" a fact and not an opinion.

Knows: one way to write a value as bytes, and SHA-256. Does not know: what the value means, keys or signatures.

Promise: equal values give equal bytes, different values give different bytes, on every machine and both engines.
"""

from section75.core.evidence.canonical import NotCanonical, canonical_bytes, sha256_of

__all__ = ["NotCanonical", "canonical_bytes", "sha256_of"]
