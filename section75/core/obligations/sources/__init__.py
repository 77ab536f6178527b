"""Where obligations come from: one file for each kind of term, each listing what follows from it in a window."""
