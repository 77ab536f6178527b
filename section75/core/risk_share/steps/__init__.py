"""The mechanisms, one file each. Nothing here imports another step, and nothing else knows their names."""
