"""Briefer turns a week of bulletins into a finished briefing pack."""

__version__ = "0.1.0"
