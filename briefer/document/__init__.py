"""The neutral document: two closed sets, blocks and inlines, that templates make and all writers walk."""
