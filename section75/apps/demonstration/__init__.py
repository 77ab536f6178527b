"""The demonstration: the example partnerships and an invented cast, loaded through the same actions as any other.

Knows: which example files there are and who plays whom. Does not know: any way in that other people do not have.
"""
