"""A house's own Word file, read into a `HouseStyle` that all outputs follow."""

from briefer.templating.house.reading import read_house_style

__all__ = ["read_house_style"]
