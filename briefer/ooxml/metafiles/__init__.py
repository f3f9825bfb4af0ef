"""Windows metafiles, in which older Word files keep their logos, drawn as PNG without Windows."""

from briefer.ooxml.metafiles.drawing import Drawn, draw_metafile, is_metafile

__all__ = ["Drawn", "draw_metafile", "is_metafile"]
