"""Topics: places, groups, persons and themes in a hierarchy, and the tagger that finds their names."""

from briefer.topics.loading import load_taxonomy
from briefer.topics.tagger import Tagger, tagger_for
from briefer.topics.taxonomy import KINDS, Taxonomy, Topic

__all__ = ["KINDS", "Tagger", "Taxonomy", "Topic", "load_taxonomy", "tagger_for"]
