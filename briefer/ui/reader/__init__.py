"""The reader: one bulletin with its mentions, and selections that become excerpts."""
