"""Placing: which account of the fund a row of a finance extract belongs to, by the rules there are.

Promise: the order of the rules never matters, and nothing is chosen silently: of two rules that fit a row one is taken
only where it is said that it goes before the other.
"""
