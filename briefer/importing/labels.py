"""Labelled lines, as bulletins carry them at head and foot: "Published: August 12, 2019"."""

from __future__ import annotations

import re

LABEL = re.compile(r"^\s*(?P<label>[^\W\d_][^:：\n]{1,34}?)\s*[:：]\s*(?P<value>\S.*)$")
_LABELS = {
    "title": "title|headline|subject|titre|titel|objet|betreff|العنوان|الموضوع|כותרת|נושא|عنوان|موضوع",
    "published": "sent|published|published on|publication date|date|date published|date of publication|posted|posted on|"
    "released|release date|issued|issued on|issue date|"
    "publié|publié le|date de publication|veröffentlicht|veröffentlicht am|datum|fecha|تاريخ|التاريخ|تاريخ النشر|نشر في|"
    "نُشر في|תאריך|תאריך פרסום|פורסם|פורסם ב|"
    "تاریخ|تاریخ انتشار|منتشر شده",
    "issuer": "from|issuer|issued by|published by|publisher|source|organi[sz]ation|agency|prepared by|produced by|éditeur|"
    "publié par|herausgeber|quelle|fuente|"
    "المصدر|الناشر|صادر عن|إصدار|הוצאה|מקור|מאת|פרסום|ناشر|منبع",
    "url": "url|link|web|address|original|source|read more|full text|full story|lien|الرابط|رابط|קישור|لینک|نشانی",
    "period": "period|reporting period|period covered|covering|covered period|period under review|covers|dates|week|"
    "for the period|période|période couverte|"
    "berichtszeitraum|zeitraum|período|الفترة|الفترة المشمولة|فترة التقرير|الفترة الزمنية|תקופה|תקופת הדוח|תקופת הסקירה|"
    "بازه|بازه زمانی|دوره",
    "series": "series|serie|série|reihe|سلسلة|السلسلة|סדרה|مجموعه",
    "language": "language|langue|sprache|اللغة|שפה|زبان",
    "reliability": "reliability|source reliability|grade|grading|evaluation|admiralty|admiralty code",
    "credibility": "credibility|information credibility",
}
_PATTERNS = {name: re.compile(rf"(?:{words})", re.IGNORECASE) for name, words in _LABELS.items()}


def label_value(line: str, name: str) -> str | None:
    """Return what stands after the label where the line is labelled with a word for `name` ("published", "issuer", …)."""
    match = LABEL.match(line)
    return match["value"].strip() if match and _PATTERNS[name].fullmatch(match["label"].strip()) else None


def is_labelled(line: str) -> bool:
    """Whether the line says something about the bulletin and is no title: "Issuer: Meridian Desk"."""
    match = LABEL.match(line)
    return match is not None and any(
        pattern.fullmatch(match["label"].strip()) for name, pattern in _PATTERNS.items() if name != "title"
    )
