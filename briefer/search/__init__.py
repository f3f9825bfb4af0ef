"""Search: a query as typed, answered with bulletins, scores and snippets."""

from briefer.search.searching import Hit, search

__all__ = ["Hit", "search"]
