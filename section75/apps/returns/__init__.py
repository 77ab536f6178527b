"""What was issued, to whom, and the bytes of it.

Knows: every return issued, frozen with its hash and the renderings made of it, and every delivery. Does not know: what
stands in a return; its edition says so, and it can be made again from the journal as it was.

Promise: what was issued never changes; made again from the journal, it is the same byte for byte.
"""
