"""Word files: python-docx holds package, styles and house; the body is written directly."""

from briefer.writing.docx.rendering import render_docx

__all__ = ["render_docx"]
