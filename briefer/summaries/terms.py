"""The terms of a sentence: folded words without endings, prefixes and the words that every sentence has."""

from __future__ import annotations

from functools import lru_cache

from briefer.text.folding import fold_text

_STOPWORDS = frozenset(
    fold_text(
        """
        a about above after again against all also although am an and any are as at be became because been before being
        below between both but by can could did do does doing down during each few for from further had has have having he
        her here hers herself him himself his how however i if in into is it its itself just may me might more most must my
        myself no nor not now of off on once only or other our ours out over own s said same say says shall she should so some such
        t than that the their theirs them themselves then there these they this those through to too under until up upon
        very was we were what when where which while who whom whose why will with within without would you your yours
        au aux avec ce ces cette dans de des du elle elles en est et eux il ils je la le les leur leurs lui mais ne nous on ou où par
        pas plus pour qu que qui sa sans se ses son sont sur un une vous été être d l n a ont fait
        في من على إلى عن أن إن كان كانت التي الذي الذين هذا هذه ذلك تلك ما لا لم لن قد كما بعد قبل بين حتى مع عند منذ هو هي هم ثم أو
        أي كل بعض غير حيث إذا أنه أنها وقد وفي ومن وكان خلال عبر ضد حول فيما فإن وإن لكن بل وهو وهي
        של את על עם הוא היא הם הן זה זו זאת אלה כי גם או אם לא כן אך אבל כל בין לפני אחרי עד מן אל היה הייתה היו יש אין אשר כאשר
        אותו אותה שלו שלה אף רק עוד יותר כמו תוך לאחר בעת על-ידי
        و در به از که این آن با برای را است بود شد شده می های ها یک هم تا بر نیز پس پیش هر او آنها خود اما یا اگر چه کرد کرده شود
        باید بین همه دیگر وی
        """
    ).split()
)
_ENDINGS = (
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ations", "ate"), ("ation", "ate"), ("ments", ""),
    ("ment", ""), ("ities", ""), ("ity", ""), ("ings", ""), ("ing", ""), ("iest", "y"), ("ied", "y"), ("ies", "y"), ("edly", ""),
    ("ed", ""), ("ers", ""), ("er", ""), ("ists", "ist"), ("ians", "ian"), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip
_ARABIC = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
_ARABIC_ENDINGS = ("يون", "يين", "ات", "ون", "ين", "ان", "يه", "ها", "هم", "ه", "ي")
_HEBREW = ("וה", "שה", "בה", "ה", "ו", "ב", "ל", "מ", "ש")
_HEBREW_ENDINGS = ("ים", "ות", "ית", "יה", "י")


def terms_of(text: str) -> tuple[str, ...]:
    """Return the terms of a text in their order; words of one letter and function words are left out."""
    return tuple(stem for word in fold_text(text).split() if (stem := _stem(word)))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """Return the term of a folded word, "" for one that says nothing."""
    if word in _STOPWORDS or (len(word) < 2 and not word.isdigit()):
        return ""
    if word.isascii():
        return _stem_latin(word)
    if "\u0600" <= word[0] <= "\u06ff":
        return _stripped(word, _ARABIC, _ARABIC_ENDINGS)
    if "\u0590" <= word[0] <= "\u05ff":
        return _stripped(word, _HEBREW, _HEBREW_ENDINGS)
    return word


def _stem_latin(word: str) -> str:
    if len(word) < 5:
        return word.removesuffix("s") if len(word) == 4 and not word.endswith("ss") else word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: len(word) - len(ending)] + instead
            break
    else:
        stem = word
    return stem.removesuffix("e")


def _stripped(word: str, prefixes: tuple[str, ...], endings: tuple[str, ...]) -> str:
    stem = next((word[len(p) :] for p in prefixes if word.startswith(p) and len(word) - len(p) >= 3), word)
    return next((stem[: -len(e)] for e in endings if stem.endswith(e) and len(stem) - len(e) >= 3), stem)
