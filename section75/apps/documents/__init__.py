"""The agreement as a document: a page, a Word document, a PDF; and two versions of the terms compared in words.

Knows: the terms, whatever version. Does not know: the books.

Promise: what is read here is made from the terms alone, each time it is asked for; nothing of it can be edited.
"""
