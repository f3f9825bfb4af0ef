"""The library in the window: search, filters, topic tree, list of bulletins."""
