"""The remarks, one file each: `look(seen)` yields what it sees. None imports another."""
