"""The stylesheet, made from the tokens."""

from __future__ import annotations

from string import Template

from briefer.assets import shipped
from briefer.ui.look import tokens as sizes
from briefer.ui.look.tokens import Tokens


def stylesheet(tokens: Tokens) -> str:
    """Return the Qt stylesheet in the colours of `tokens`."""
    names = {name: getattr(tokens, name) for name in Tokens.__slots__ if name not in ("name", "hues")}
    numbers = {name: value for name, value in vars(sizes).items() if name.isupper() and isinstance(value, int)}
    icons = shipped("resources", "icons").as_posix()
    sheet = shipped("resources", "window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(names, **numbers, icons=icons, scheme=tokens.name)
