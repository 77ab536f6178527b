"""How fast it is, beside something else doing the same work in the same run. Only `make bench` runs it."""
