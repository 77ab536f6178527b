"""The demonstration: the example partnerships and an invented cast, loaded through the same actions as any other.

Knows: how an example says what is brought for it, and who plays whom. Does not know: any example by name, or any way in
that other people do not have.
"""
