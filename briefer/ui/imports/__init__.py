"""Imports in the window: how far they are, and what came of each file."""
