"""The register of organisations as it is kept, its pages, and the parties of an agreement on a day.

Knows: what came with the program, and the lists that were brought since, in their order. Does not know: what a body
has agreed.

Promise: nothing that was known is lost. A list brought later adds rows; those it took the place of stay.
"""
