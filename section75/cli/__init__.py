"""The command line: `section75 <room> <verb>`, the same stores and actions as the pages, from a terminal.

Knows: how a command is written, how it answers (text, or with --json one JSON document), and its exit code.
Does not know: any rule, any table, or any way past a permission; `--as` says who acts, and may no more than on a page.

Promise: exit 0 means done, 1 refused in words, 2 the command was misused, 3 our own fault; and what stands on stdout is
the answer and nothing else. What works from files alone needs no database.
"""
