"""HTML: one self-contained, accessible file."""

from briefer.writing.html.rendering import render_html

__all__ = ["render_html"]
