"""Writers: one per format, all walking the same document with the same house style."""
