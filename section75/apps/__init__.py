"""What is remembered and who may: one Django app for each room that remembers something.

Rooms stand in one order: accounts, audit, agreements, ledger, budget, risk_share, returns, demonstration. Inside a room:
urls, then views, then actions, then store, then models; nothing reaches past a neighbour's actions and store.
"""
