"""Forecasts as they were entered, and the position of a fund at a month.

Knows: every version of every forecast. Does not know: what a line will cost; whoever enters it does.

Promise: a forecast once entered stays; a later one is a new version with its reason.
"""
