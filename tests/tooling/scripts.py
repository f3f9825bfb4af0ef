"""Letters of every Unicode script, for the pack that shows all scripts there are fonts for."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from fontTools import unicodedata as scripts

from briefer.writing.unshown import unshown

_NO_SCRIPTS = ("Zyyy", "Zinh", "Zzzz")
_LETTERS = 14
# What is written, where a row of letters would not show what shaping does
PHRASES = {
    "Arab": "العربية الفصحى ٠١٢٣ · فارسی می‌شود ۰۱۲۳ · اردو ہے",
    "Armn": "Հայերեն գրություն",
    "Beng": "বাংলা লিপি ক্ষ",
    "Cyrl": "Кириллица Ђорђе Її",
    "Deva": "हिन्दी में क्षत्रिय श्री।",
    "Ethi": "አማርኛ ፊደል",
    "Geor": "ქართული დამწერლობა",
    "Grek": "Ελληνικά ἀρχαῖα",
    "Gujr": "ગુજરાતી લિપિ",
    "Guru": "ਗੁਰਮੁਖੀ ਲਿਪੀ",
    "Hang": "한국어 문장입니다",
    "Hani": "中文汉字漢字",
    "Hebr": "עברית עם נִקּוּד · ייִדיש",
    "Hira": "ひらがな です",
    "Kana": "カタカナ テスト",
    "Khmr": "ភាសាខ្មែរ",
    "Knda": "ಕನ್ನಡ ಲಿಪಿ ಕ್ಷ",
    "Laoo": "ພາສາລາວ",
    "Latn": "Tiếng Việt · Łódź · Çeşme · Þingvellir · ĳ ﬁ",
    "Mlym": "മലയാളം ലിപി ക്ഷ",
    "Mymr": "မြန်မာဘာသာ",
    "Orya": "ଓଡ଼ିଆ ଲିପି",
    "Sinh": "සිංහල අක්ෂර ශ්‍රී",
    "Syrc": "ܣܘܪܝܝܐ ܠܫܢܐ",
    "Taml": "தமிழ் எழுத்து",
    "Telu": "తెలుగు లిపి క్ష",
    "Thaa": "ދިވެހި ބަސް",
    "Thai": "ภาษาไทยนี้",
    "Tibt": "བོད་ཡིག་རྒྱལ",
}


def letters_of_scripts() -> Iterator[tuple[str, str]]:
    """Yield the name of each Unicode script and letters of it, spread over the script, marks after a letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in range(0x11_0000):
        character = chr(code)
        script = scripts.script(character)
        if script not in _NO_SCRIPTS and unicodedata.category(character) != "Cn":
            found[script].append(character)
    for script, characters in sorted(found.items()):
        yield scripts.script_name(script), PHRASES.get(script) or _spread(characters)


def _spread(characters: list[str]) -> str:
    letters = [ch for ch in characters if unicodedata.category(ch)[0] in "LN"] or characters
    marks = [ch for ch in characters if unicodedata.category(ch)[0] == "M"]
    step = max(len(letters) // _LETTERS, 1)
    shown = letters[::step][:_LETTERS]
    return "".join(
        letter + (marks[at // 2] if at % 2 and at // 2 < len(marks) else "") for at, letter in enumerate(shown)
    )


def scripts_with_fonts() -> tuple[list[tuple[str, str]], list[str]]:
    """Return names and letters of the scripts that fonts of this machine have, and the names of those that none has."""
    shown: list[tuple[str, str]] = []
    absent: list[str] = []
    for name, letters in letters_of_scripts():
        lost = set(unshown(letters))
        kept = "".join(ch for ch in letters if ch not in lost)
        if kept.strip(" ·"):
            shown.append((name, kept))
        else:
            absent.append(name)
    return shown, absent
