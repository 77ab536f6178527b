"""What is remarked beside the law, one file each: `look(beside)` yields points. Found by listing the folder."""
