"""A variance in words: over budget is positive, and a reader is told so."""

from __future__ import annotations

from section75.core.money import Money


def variance_in_words(variance: Money) -> str:
    """ "overspend of £412,000.00" above nothing, "underspend of £412,000.00" below it, "on budget" at nothing."""
    if not variance:
        return "on budget"
    return f"{'overspend' if variance.pence > 0 else 'underspend'} of {abs(variance)}"
