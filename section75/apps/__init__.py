"""What is remembered and who may: one Django app for each room that remembers something.

Rooms stand in one order: accounts, audit, agreements, ledger, budget, risk_share, returns, portfolio, demonstration.
Inside a room: urls, views, actions, store, models, in that order; nothing reaches past a neighbour's actions and store.
"""
