"""The page preview: the real PDF, refreshed in the background."""
