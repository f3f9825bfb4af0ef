"""The words a bulletin is found by: folded title, body, and bare forms without Arabic and Hebrew prefixes or a plural s."""

from __future__ import annotations

from functools import lru_cache

from briefer.bulletin import Block
from briefer.text.folding import fold_text

_ARABIC = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل", "وب", "ول", "وك", "و", "ف", "ب", "ل", "ك")
_HEBREW = ("כשה", "מה", "שה", "וה", "וב", "ול", "ומ", "וש", "ה", "ו", "ב", "ל", "מ", "ש", "כ")
_SHORTEST = 3


def index_words(title: str, series: str | None, issuer: str | None, blocks: tuple[Block, ...]) -> tuple[str, str, str]:
    """Return what full text indexes: title with series and issuer, body, and bare forms that stand in neither."""
    head = fold_text(" ".join(part for part in (title, series, issuer) if part))
    body = fold_text("\n".join(block.text for block in blocks))
    found = set(head.split())
    found.update(body.split())
    forms = {form for word in found for form in bare_forms(word)}
    return head, body, " ".join(sorted(forms - found))


@lru_cache(maxsize=200_000)
def bare_forms(word: str) -> tuple[str, ...]:
    """Return the forms a folded word can also be found by: "attacks" by "attack", وبسوريا by سوريا."""
    if word.isascii():
        return _singular(word)
    prefixes = _ARABIC if "\u0600" <= word[0] <= "\u06ff" else _HEBREW if "\u0590" <= word[0] <= "\u05ff" else ()
    return tuple(word[len(p) :] for p in prefixes if word.startswith(p) and len(word) - len(p) >= _SHORTEST)


def query_forms(word: str) -> tuple[str, ...]:
    """Return the folded forms that stand for a word of a query: itself, its singular, and itself without the article."""
    if word.isascii():
        return (word, *_singular(word))
    article = next((a for a in ("ال", "ה") if word.startswith(a) and len(word) - len(a) >= _SHORTEST), None)
    return (word, word[len(article) :]) if article else (word,)


def _singular(word: str) -> tuple[str, ...]:
    """The S stemmer of D. Harman, How effective is suffixing?, JASIS 42 (1991)."""
    if len(word) < 4 or not word.endswith("s"):
        return ()
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return (word[:-3] + "y",)
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return (word[:-1], word[:-2]) if word.endswith(("ches", "shes", "sses", "xes", "zes")) else (word[:-1],)
    return () if word.endswith(("us", "ss")) else (word[:-1],)
