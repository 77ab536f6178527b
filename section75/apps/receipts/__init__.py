"""Contributions owed and paid: invoices, matches, reminders, suspensions, contributions in kind, grants.

Knows: who recorded what of them, when, and what was undone. Does not know: what may be matched or attributed; the core
says so, and the database says again that no payment is matched twice.

Promise: nothing recorded here is changed or deleted; what is wrong is undone by another row, and both stay.
"""
