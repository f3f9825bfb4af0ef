"""The look in force: light or dark, followed from the system or chosen, with the icons in its colours."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from briefer.assets import shipped
from briefer.ui.look import fonts
from briefer.ui.look.stylesheet import stylesheet
from briefer.ui.look.tokens import DARK, LIGHT, Tokens, blend

SCHEMES = ("system", "light", "dark")


class Look(QObject):
    """Gives colours and icons to widgets; `changed` tells them to fetch new ones."""

    changed = Signal()

    def __init__(self, scheme: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scheme = scheme if scheme in SCHEMES else "system"
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._sources: dict[str, str] = {}

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        if self.scheme == "system":
            return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self.scheme == "dark" else LIGHT

    def apply(self) -> None:
        """Dress the application, and follow the system from now on."""
        app = _application()
        app.setStyle("Fusion")
        app.setFont(fonts.text_font())
        self._dress(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, scheme: str) -> None:
        """Take "system", "light" or "dark"."""
        self.scheme = scheme
        self._dress(_application())

    def icon(self, name: str, colour: str | None = None, size: int = 20) -> QIcon:
        """Return the line icon `name` in the text colour or in `colour`, sharp on every screen there is."""
        paint = colour or self.tokens.text
        key = (name, paint, size)
        if key not in self._icons:
            self._icons[key] = self._drawn(name, paint, size, faint=None if colour else self._faint())
        return self._icons[key]

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return one picture of an icon or drawing, `size` logical px wide."""
        return self._picture(name, colour, size, ratio)

    def hue(self, number: int) -> str:
        """Return the full-strength colour of a topic's hue."""
        return self.tokens.hues[number % len(self.tokens.hues)]

    def colour(self, name: str) -> QColor:
        """Return a token's colour as Qt wants it."""
        return QColor(getattr(self.tokens, name))

    def _faint(self) -> str:
        return blend(self.tokens.text, self.tokens.panel, 0.35)

    def _drawn(self, name: str, colour: str, size: int, faint: str | None) -> QIcon:
        icon = QIcon()
        for ratio in _ratios():
            picture = self._picture(name, colour, size, ratio)
            icon.addPixmap(picture)
            if faint:
                icon.addPixmap(_tinted(picture, faint), QIcon.Mode.Disabled)
        return icon

    def _picture(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        svg = self._source(name).replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        picture = QPixmap(round(size * ratio), round(size * ratio * _aspect(renderer)))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = shipped("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]

    def _system_changed(self) -> None:
        if self.scheme == "system":
            self._dress(_application())

    def _dress(self, app: QApplication) -> None:
        app.setPalette(qt_palette(self.tokens))
        app.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()


def qt_palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette of the tokens, for what the stylesheet does not reach."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.panel),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.panel),
        (role.Text, tokens.text),
        (role.Button, tokens.panel),
        (role.ButtonText, tokens.text),
        (role.PlaceholderText, tokens.secondary),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.Link, tokens.accent),
        (role.Accent, tokens.accent),
        (role.Mid, tokens.hairline),
        (role.Dark, tokens.sunken),  # what QPdfView lies on
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(blend(tokens.text, tokens.panel, 0.45)))
    return palette


def _ratios() -> list[float]:
    """Return the scalings of the screens there are."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}) or [1.0]


def _tinted(picture: QPixmap, colour: str) -> QPixmap:
    """Return a picture of lines in another colour: far quicker than drawing it again."""
    tinted = QPixmap(picture)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), QColor(colour))
    painter.end()
    return tinted


def _aspect(renderer: QSvgRenderer) -> float:
    box = renderer.viewBoxF()
    return box.height() / box.width() if box.width() else 1.0


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
