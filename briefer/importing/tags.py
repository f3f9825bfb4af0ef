"""Which elements of HTML are blocks, which are never read, which are headings."""

from __future__ import annotations

SKIPPED = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "frameset", "head", "iframe", "input",
    "map", "math", "meter", "noscript", "object", "optgroup", "option", "progress", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
