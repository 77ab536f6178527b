"""Who bears a fund's variance, shown; and what one share is worth against another.

Remembers nothing: everything here is worked out by the core when it is asked, from the agreement and the position.
"""
