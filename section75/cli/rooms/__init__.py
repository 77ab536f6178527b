"""The rooms of the command line, one file each: its verbs, their options, and how their answers are written."""
