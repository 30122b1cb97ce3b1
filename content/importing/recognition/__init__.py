"""What the layout of a text says about its structure: rules for the genre, never for one file."""
