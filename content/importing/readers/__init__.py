"""One module per file format; each turns bytes into a neutral stream of pieces."""
