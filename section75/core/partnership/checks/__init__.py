"""The checks of a partnership, one file each: `check(partnership)` yields findings. Found by listing the folder."""
