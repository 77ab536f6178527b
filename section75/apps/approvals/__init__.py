"""Proposals and their approvals: one mechanism for whatever needs two people, or both partners.

Knows: who prepared, who approved, under which delegation. Does not know: any kind of proposal by name; each room lists
its own in `proposals.py`. Promises: nobody approves their own work, and what is carried out is what was shown.
"""
