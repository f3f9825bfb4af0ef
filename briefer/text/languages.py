"""Tells which language a text is in, and which way it runs, from its letters and its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

_SAMPLE = 4000  # characters looked at
_ASCII_LETTER = re.compile("[A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN_WORDS = {
    "en": "the of and to in a is that for on was with as by at from it his an be are this were has had have not which their its or after who "
    "they been but said will would he she we you more new over into between than also about out up while when during all other some no one two",
    "fr": "le la les de des du et en un une que qui dans pour par sur au aux est ont été son sa ses avec pas plus ce cette il elle se ne selon "
    "après entre mais ou à d l qu s n où être leurs leur",
    "de": "der die das und in den von zu mit dem des ist im auf für nicht ein eine einer eines einem sich auch als an es nach bei aus am wird "
    "wurde wurden über zum zur hat haben sind dass durch oder um",
    "es": "el la los las de del y en un una que por con para se su sus al es no lo como más fue han ha entre sobre tras pero o este esta según "
    "desde hasta muy son ser",
    "it": "il lo la i gli le di del della dei delle e in un una che per con si è non da dal dalla al alla nel nella sono ha hanno più come su "
    "tra anche dopo stato loro",
    "pt": "o a os as de do da dos das e em um uma que por com para se no na nos nas ao é não foi mais como entre sobre após mas seu sua são "
    "pelo pela também",
    "nl": "de het een en van in op te dat is zijn voor met die niet aan er door als ook bij naar om uit na over worden werd heeft hebben maar "
    "tot wordt",
    "tr": "ve bir bu da de için ile olarak çok daha en gibi kadar sonra olan ise ancak göre ne o ki değil var tarafından arasında üzerinde "
    "oldu ettiği etti ilk her",
    "pl": "w i na z do się nie że o jest to od po przez za jak dla oraz ale był przy co są może tym jego",
    "cs": "a v na se je že s z do o i k ve pro za po od jako by ale není byl které který podle také",
    "sv": "och i att det som en på är av för med den till inte har de ett om var från vid men sig efter",
    "ro": "și în de la a cu pe că din pentru este un o nu care mai au fost prin sau lui după",
    "hu": "a az és hogy nem is egy van volt meg ez de csak már még ki ha vagy mint kell szerint után",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak ke akan adalah oleh telah juga kepada",
    "ku": "û di li ji bo ku de xwe ev jî bi hat kir dike wî wan yê ya",
}
_LATIN_LETTERS = {
    "fr": "éèêàùçœâîôû",
    "de": "äöüß",
    "es": "ñáíóúé¿¡",
    "it": "àèìòù",
    "pt": "ãõçáâê",
    "tr": "ğışİçöü",
    "pl": "ąęłńśźżć",
    "cs": "ěščřžýůť",
    "sv": "åäö",
    "ro": "ășțîâ",
    "hu": "őűáéö",
    "ku": "êîûşç",
}
_ARABIC_WORDS = {
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي بعد قبل بين كان كانت وقد قد لا ما لم خلال حيث كما أو ثم منذ ضد عام يوم إن وفي",
    "fa": "در از به که را با این آن برای است شد کرد می های ها و شده تا بر پس یک خود نیز هم بود اند است. گفت دیگر وی",
    "ur": "کے کی میں اور سے کا ہے کو نے پر یہ کہ ہیں اس تھا تھے بھی نہیں گیا کر ایک ہو",
    "ckb": "لە و بە کە بۆ ئەو لەگەڵ ئەم دەکات کرد",
    "ps": "د په او چې ته له کې سره دی دا شوي",
}
_ARABIC_LETTERS = {
    "ar": "ةىأإؤئيك",
    "fa": "پچژگیک",
    "ur": "ٹڈڑںےہھ",
    "ckb": "ەێۆڕڵڤ",
    "ps": "ټډړږښګڼې",
}
_CYRILLIC_LETTERS = {"uk": "іїєґ", "sr": "ђћљњџј", "bg": "", "ru": "ыэё"}
_CYRILLIC_WORDS = {
    "ru": "и в не на что с по как из для это к от о был за у его при также",
    "uk": "і в на що з та не до за у від як про це є був для",
    "bg": "и на в да се от за са по че с е не при като това",
    "sr": "и у је да се на за од су са што као не",
}
_HEBREW_WORDS = (
    "של את על לא כי זה עם גם הוא היא הם אל או כל יש אין בין אשר היו היה כן אך רק עוד לפני אחרי אחר כדי מן אם"
)
_SCRIPT_LANGUAGES = {
    "HEBREW": "he",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am",
    "CJK": "zh",
    "SYRIAC": "syr",
    "TAMIL": "ta",
}
_FALLBACKS = {"ARABIC": "ar", "CYRILLIC": "ru", "LATIN": None}
_Weights = dict[str, dict[str, float]]
_RANGES = (
    (0x0041, 0x024F, "LATIN"),
    (0x1E00, 0x1EFF, "LATIN"),
    (0x0600, 0x06FF, "ARABIC"),
    (0x0750, 0x077F, "ARABIC"),
    (0xFB50, 0xFDFF, "ARABIC"),
    (0xFE70, 0xFEFF, "ARABIC"),
    (0x0590, 0x05FF, "HEBREW"),
    (0x0400, 0x052F, "CYRILLIC"),
)


def language_of(text: str) -> str | None:
    """Return the language of `text` as a BCP 47 subtag ("en", "ar", "fa", "he", "fr", …); None where there is too little to tell."""
    sample = text[:_SAMPLE]
    scripts = _scripts(sample)
    if not scripts:
        return None
    script, count = scripts.most_common(1)[0]
    if script == "CJK" and scripts["HIRAGANA"] + scripts["KATAKANA"] > count // 10:
        return "ja"
    if script in _SCRIPT_LANGUAGES:
        return _SCRIPT_LANGUAGES[script]
    if script not in _FALLBACKS:
        return None
    return _evidence(script).best(sample) or _FALLBACKS[script]


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language, which say nothing of what a text is about; empty where they are not known."""
    for table in (_LATIN_WORDS, _ARABIC_WORDS, _CYRILLIC_WORDS):
        if language in table:
            return frozenset(table[language].split())
    return frozenset(_HEBREW_WORDS.split()) if language == "he" else frozenset()


def direction_of(text: str) -> str | None:
    """Return "rtl" or "ltr" after most of the letters of `text`; None where it has no letters."""
    if text.isascii():
        return "ltr" if _ASCII_LETTER.search(text[:_SAMPLE]) else None
    right = left = 0
    for character, times in Counter(text[:_SAMPLE]).items():
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            right += times
        elif kind == "L":
            left += times
    if right == left:
        return _first_direction(text) if right else None
    return "rtl" if right > left else "ltr"


def _first_direction(text: str) -> str | None:
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return None


def _scripts(sample: str) -> Counter[str]:
    """Count the letters of each script."""
    counts: Counter[str] = Counter()
    if sample.isascii():
        letters = sum(1 for _ in _ASCII_LETTER.finditer(sample))
        return Counter({"LATIN": letters}) if letters else counts
    for character, times in Counter(sample).items():
        if character.isalpha():
            counts[_script(character)] += times
    return counts


def _script(character: str) -> str:
    code = ord(character)
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    name = unicodedata.name(character, "OTHER")
    return "HANGUL" if name.startswith("HANGUL") else name.split(None, 1)[0]


def _shared_weights(listed: dict[str, list[str]]) -> _Weights:
    """Return, for each word or letter, what it weighs for each language that has it: the fewer share it, the more."""
    holders: dict[str, set[str]] = {}
    for language, entries in listed.items():
        for entry in entries:
            holders.setdefault(entry, set()).add(language)
    return {entry: dict.fromkeys(which, 1 / len(which)) for entry, which in holders.items()}


class _Evidence:
    """What tells the languages of one script apart."""

    def __init__(self, words: dict[str, str], letters: dict[str, str], letter_weight: float) -> None:
        self.words = _shared_weights({language: listed.split() for language, listed in words.items()})
        self.letters = _shared_weights({language: list(listed) for language, listed in letters.items()})
        self.letter_weight = letter_weight

    def best(self, sample: str) -> str | None:
        """Return the language with most evidence in `sample`, None where there is none or two are level."""
        scores: dict[str, float] = defaultdict(float)
        lowered = sample.lower()
        for word in _LETTERS.findall(lowered):
            for language, weight in self.words.get(word, {}).items():
                scores[language] += weight
        for character, times in Counter(lowered).items():
            for language, weight in self.letters.get(character, {}).items():
                scores[language] += weight * self.letter_weight * times
        ranked = sorted(scores.items(), key=lambda entry: -entry[1])
        if not ranked or ranked[0][1] < 0.5:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


@cache
def _evidence(script: str) -> _Evidence:
    """Return the evidence for the languages of `script`, made at first use."""
    if script == "ARABIC":
        return _Evidence(_ARABIC_WORDS, _ARABIC_LETTERS, 0.7)
    if script == "CYRILLIC":
        return _Evidence(_CYRILLIC_WORDS, _CYRILLIC_LETTERS, 0.5)
    return _Evidence(_LATIN_WORDS, _LATIN_LETTERS, 0.5)
