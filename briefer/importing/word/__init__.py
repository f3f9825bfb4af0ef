"""What Word files are read with: styles, numbering, and the walk over a body."""
