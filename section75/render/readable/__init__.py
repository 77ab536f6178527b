"""An agreement as people read one: headed sections of sentences and tables, as a page, a Word document and a PDF.

Knows: a partnership's terms on a day. Does not know: files, or what happened in the books.

Promise: nothing stands in the document that the terms do not say, and where they are silent it says so; the same terms
on the same day give the same bytes.
"""

from section75.render.readable.document import Paragraph, Readable, Section
from section75.render.readable.of_agreement import agreement_document

__all__ = ["Paragraph", "Readable", "Section", "agreement_document"]
