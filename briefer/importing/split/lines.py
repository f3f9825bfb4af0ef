"""What single blocks look like: rules, bullets, titles, dates, headings that every report has."""

from __future__ import annotations

import re

from briefer.bulletin import Block, BlockKind
from briefer.text.dates import find_periods
from briefer.text.sentences import sentence_spans

_RULE = re.compile(r"\s*(?:[-*_=~#.·•—–─⁂] ?){3,}\s*|\s*(?:⁂|§|❦|\*)\s*")
BULLET = re.compile(r"^\s*[•◦▪‣·●○■□►➢❖\uf0b7*–—-][ \t]+(?=\S)")
_GENERIC = re.compile(
    r"(?:executive )?summary|overview|general|introduction|background|context|key (?:findings|points|judge?ments|"
    r"messages|takeaways)|main (?:points|findings|events)|"
    r"highlights|findings|analysis|assessment|discussion|conclusions?|recommendations?|outlook|forecast|implications|"
    r"methodology|methods?|results|sources|references|bibliography|"
    r"notes|footnotes|endnotes|appendix(?: \w+)?|annex(?: \w+)?|about (?:us|the authors?|this report)|acknowledge?ments?|"
    r"abstract|preface|foreword|chapter \w+|part \w+|"
    r"introduction|contexte|résumé|conclusion|sommaire|annexes?|recommandations|méthodologie|einleitung|zusammenfassung|fazit|hintergrund|"
    r"مقدمة|خلفية|خلاصة|ملخص(?: تنفيذي)?|استنتاجات|توصيات|خاتمة|الخاتمة|المصادر|المراجع|مقدمه|چکیده|نتیجه‌گیری|پیشینه|جمع‌بندی|منابع|"
    r"מבוא|רקע|תקציר|סיכום|מסקנות|המלצות|מקורות|נספח.*|עיקרי הדברים",
    re.IGNORECASE,
)
_DIGEST = re.compile(
    r"\b(?:digest|round-?up|news ?letter|news in brief|press review|media (?:review|monitor\w*)|news (?:review|summary|brief)|"
    r"(?:daily|weekly|monthly) (?:news|brief(?:ing)?|wrap|collection)\b,?|morning brief|weekly,? (?:issue|no\b|#)|current events|"
    r"collected bulletins|compilation|chronology|timeline of|revue de presse|lettre d'information|pressespiegel|presseschau|"
    r"rassegna stampa|boletín de noticias|resumen de prensa|basın özeti)\b|дайджест|обзор прессы|"
    r"موجز الأنباء|موجز الأخبار|نشرة الأخبار|النشرة الإخبارية|حصاد|جولة الصحافة|أخبار الأسبوع|לקט|תקציר חדשות|חדשות השבוע|ניוזלטר|"
    r"خبرنامه|گزیده اخبار|مرور اخبار",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"\s*(?:end of .{1,60}(?:digest|newsletter|issue)\b|(?:to )?unsubscribe\b|©|\(c\) ?\d{4}|copyright\b|you (?:are receiving|received) this\b|"
    r"(?:manage|update) (?:your )?(?:preferences|subscription)|view (?:this|it) (?:e-?mail )?in (?:your|a|the) browser|all rights reserved|"
    r"se désabonner|tous droits réservés|إلغاء الاشتراك|جميع الحقوق محفوظة|להסרה מרשימת|כל הזכויות שמורות|لغو اشتراک)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:item|story|article|news|bulletin|الخبر|ידיעה)\s*)?[\[(#]?(\d{1,3})[.)\]:–—-]*\s+(?=\S)", re.IGNORECASE
)


def is_foot(block: Block) -> bool:
    """Whether the block is what newsletters and lists end with: how to unsubscribe, whose copyright it is."""
    return len(block.text) <= 300 and bool(_FOOT.match(block.text))


def is_rule(block: Block) -> bool:
    """Whether the block is a drawn line and no text."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or len(block.text) > 200:
        return False
    return bool(
        _RULE.fullmatch(f"{block.label} {block.text}" if block.label else block.text)
    )  # "* * *" may have been read as an item


def is_bullet(block: Block) -> bool:
    """Whether the block is a list item, as such or by the bullet it begins with."""
    return block.kind is BlockKind.LIST_ITEM or (block.kind is BlockKind.PARAGRAPH and bool(BULLET.match(block.text)))


def is_heading_line(block: Block) -> bool:
    """Whether the block is a heading, or a short line of its own that may be one."""
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH or is_bullet(block):
        return False
    text = block.text.rstrip()
    return (
        0 < len(text) <= 200
        and "\n" not in text
        and text[-1] not in ".;,،؛۔"
        and len(sentence_spans(text)) <= (2 if len(text) <= 80 else 1)
    )


def is_date_line(block: Block) -> bool:
    """Whether the block is a date and hardly anything else: "Wednesday, January 15, 2025", "15 January"."""
    text = block.text.strip()
    if len(text) > 60 or "\n" in text or not (is_heading_line(block) or text[-1:] in ":."):
        return False
    dates = find_periods(text + " 2000" if not re.search(r"\d{4}", text) else text)
    return (
        len(dates) == 1
        and dates[0].first == dates[0].last
        and min(dates[0].end, len(text)) - dates[0].start >= 0.5 * len(text)
    )


def is_generic(text: str) -> bool:
    """Whether a heading is one that every report has ("Overview", "Conclusions"), so that it begins no item."""
    bare = re.sub(r"^[\d.\s()IVXivx]+[.)\s]\s*", "", text).strip(" .:*")
    return bool(_GENERIC.fullmatch(bare))


def names_digest(text: str) -> bool:
    """Whether a title says that the file holds several items."""
    return bool(_DIGEST.search(text))


def item_number(text: str) -> int | None:
    """Return the number an item begins with: "1. Title", "Item 2: Title"."""
    match = _NUMBER.match(text)
    return int(match.group(1)) if match else None


def comparable(text: str) -> str:
    """Return the words of a title for comparison: no case, numbering, dot leaders or page number."""
    bare = re.sub(r"[.\s·…]{2,}\d{1,4}\s*$", "", text)
    bare = _NUMBER.sub("", bare.strip())
    return " ".join(re.findall(r"\w+", bare.casefold()))
