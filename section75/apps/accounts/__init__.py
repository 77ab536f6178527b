"""Who may do what: people, their posts, and their part in a partnership.

Knows: which role a person holds for which body in which partnership, and what each role may do; the default is no.
Does not know: what the acts do. Rooms ask `authorise` before anything else.

Promise: nobody sees another partnership, or learns that it exists.
"""
