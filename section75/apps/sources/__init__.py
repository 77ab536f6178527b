"""Sources: the finance systems whose files come to a fund, and what somebody confirmed their columns to be.

Knows: every mapping as it was confirmed, by whom and when; which file was read under which; and a file that waits until
its columns are named. Does not know: the months, the control total's meaning, or what becomes of a row.

Promise: a mapping once confirmed stays as it was, and the next is a version beside it; a file is read under the mapping
that held when it was brought, for ever; no suggestion is a mapping until somebody chose it.
"""
