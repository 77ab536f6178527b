"""Everything that somebody could dispute, computed from arguments: no clock, no database, no framework, no float."""
