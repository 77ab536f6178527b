"""The calendar of obligations: what stands on record of them, who is reminded, and the feed a person subscribes to.

Knows: what was recorded as done, and the secret addresses of feeds. Does not know: how a day follows from the terms,
which is the core's. Promises: a feed shows what its owner may see on the day it is read, and nothing to anybody else.
"""
