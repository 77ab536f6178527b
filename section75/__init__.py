"""Section75: run the section 75 partnerships of English councils and NHS bodies.

Storeys, from the ground up: `core` (what agreements say, pure), `importers` and `returns` (in and out), `render`
(shapes), `apps` (what is remembered and who may), `cli` and `site` (the two front doors). See docs/index.md.
"""

__version__ = "0.1.0"
