"""Questions about figures: raised, answered, escalated and resolved; and each partner's own notes.

Knows: the clock and the ladder the agreement gives. Does not know: how a figure came about. Promises: a question never
vanishes, and a partner's note is seen by that partner alone.
"""
