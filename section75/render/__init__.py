"""Any value as words, pictures or files: this room knows shapes, not subjects, and no framework."""
