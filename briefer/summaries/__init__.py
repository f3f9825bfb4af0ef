"""Summaries: whole sentences chosen from bulletins, each with the passages that bear it out; and the best excerpts."""

from briefer.summaries.candidates import leans
from briefer.summaries.excerpts import RankedPassage, rank_excerpts
from briefer.summaries.summary import Chosen, summarise

__all__ = ["Chosen", "RankedPassage", "leans", "rank_excerpts", "summarise"]
