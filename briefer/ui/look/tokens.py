"""Design tokens: colours for light and dark, spacing, sizes. Every pixel and colour of the window comes from here."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.document.hues import TOPIC_HUES

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
RADIUS = 6
ROW = 34
ROW_COMPACT = 28
TEXT_PX, SECONDARY_PX, PANE_TITLE_PX = 13, 11, 16
READER_PX, READER_LINE_PX, READER_CHARACTERS = 15, 24, 68
TINT = 0.18  # how much of a topic's hue stands behind text
TARGET = 24  # the least side of anything to click, px


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as #RRGGBB."""

    name: str
    surface: str  # where text is read
    panel: str  # panes
    sunken: str  # behind panes, wells, tracks
    text: str
    secondary: str
    hairline: str
    hover: str
    accent: str  # the one primary action, selection, focus
    accent_hover: str
    on_accent: str
    selected: str
    warning: str
    danger: str
    success: str
    hues: tuple[str, ...]  # eight, in the order of the printed ones


LIGHT = Tokens(
    name="light",
    surface="#FFFFFF",
    panel="#F6F7F8",
    sunken="#ECEEF0",
    text="#1B2126",
    secondary="#5B6770",
    hairline="#DDE1E4",
    hover="#E6EAEC",
    accent="#0B5563",
    accent_hover="#0E6B7C",
    on_accent="#FFFFFF",
    selected="#D5E5E8",
    warning="#8A5A00",
    danger="#A8321F",
    success="#1F6B45",
    hues=tuple(f"#{hue}" for hue in TOPIC_HUES),
)

DARK = Tokens(
    name="dark",
    surface="#16191C",
    panel="#1D2125",
    sunken="#272C31",
    text="#E6E9EC",
    secondary="#9AA5AE",
    hairline="#2F353A",
    hover="#2B3136",
    accent="#5FB3C1",
    accent_hover="#7CC5D1",
    on_accent="#0F1F23",
    selected="#21434A",
    warning="#E5B567",
    danger="#F08A76",
    success="#6FC398",
    hues=("#4A9FE0", "#F07A2E", "#1FBF92", "#DB93BB", "#E9AE2B", "#7CC6EE", "#CDBB3A", "#9AA5AE"),
)


def blend(front: str, back: str, share: float) -> str:
    """Return the colour that `share` (0 to 1) of `front` over `back` gives, as #RRGGBB."""
    pairs = zip(_channels(front), _channels(back), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
