"""What RTF files are read with: tokens, the file's tables of fonts and styles, and the walk over its text."""
