"""PDF: finished pages, tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-3a)."""

from briefer.writing.pdf.rendering import PdfResult, render_pdf

__all__ = ["PdfResult", "render_pdf"]
