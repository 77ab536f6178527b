"""The portfolio: every partnership a person has a part in, on one page: what is in force, what is expiring, what is
overdue.

Knows: a summary of each partnership's days, drawn when its terms are kept or an event is recorded, and what each check
of the portfolio saw. Does not know: anything that is not also in the terms, the events or the books; every row can be
drawn again. Promises: a page over thousands reads no agreement file.
"""
