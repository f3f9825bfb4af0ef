"""Packs that are Arabic, Hebrew or Persian from cover to sources, with Latin names, numbers, brackets, tables and lists in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id
from briefer.pack import model as p
from tests.samples import passage


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a pack in one language."""

    title: str
    subtitle: str
    issuer: str
    series: str
    headings: tuple[str, str]
    texts: tuple[str, str, str, str]
    table: tuple[tuple[str, str, str], ...]
    caption: str
    assessment: str
    note: str


WORDS = {
    "ar": Words(
        "سوريا والعراق: الأسبوع",
        "ما الذي تغيّر على الحدود",
        "مركز العيّنات",
        "نشرة إيران",
        ("معبر البوكمال", "تنظيم «داعش» في سوريا"),
        (
            "أعلن المتحدث أن المعبر سيُفتح في 30 سبتمبر 2019 (الساعة 10:00)، بعد إعلان Reuters عن ذلك. "
            "وقال محافظ المنطقة إن الطريق بين القائم والبوكمال (نحو ١٢٫٥ كم) صار صالحًا لمرور الشاحنات، وإن الرسوم ستكون 15% من القيمة.",
            "يتوقع التجار أن يختصر الطريق مدة الوصول إلى الساحل بيومين؛ غير أن آخرين يشكّون في أنه آمن بعد الغروب، كما ورد في التقرير رقم A-17/2019.",
            "هاجم مسلحون دورية جنوب البلدة في ٩ آب/أغسطس ٢٠١٩، فقُتل جنديان وجُرح أربعة (بينهم ضابط).",
            "نشر التنظيم بيانًا مصورًا عبر Telegram (وعبر Twitter) في مساء اليوم نفسه.",
        ),
        (("اليوم", "المكان", "القتلى"), ("٨ آب", "البوكمال (القائم)", "٢"), ("٩ آب", "الميادين – Mayadin", "١١٫٥")),
        "الحوادث بحسب اليوم",
        "سيُفتح المعبر هذا الخريف؛ وستعبر البضائع قبل المسافرين.",
        "قارن بما نُشر في الأسبوع الماضي.\n\nاسأل المكتب عن الصور (IMG_0042.jpg).",
    ),
    "he": Words(
        "סוריה ועיראק: השבוע",
        "מה השתנה בגבול",
        "מרכז הדוגמאות",
        "מבט לאיראן",
        ("מעבר אבו כמאל", "דאע״ש בסוריה"),
        (
            "דובר צה״ל מסר כי ב-24 באוגוסט 2019 (בשעה 22:30) סוכל פיגוע באמצעות רחפנים ליד הכפר Aqraba, כ-15 ק״מ מדרום-מזרח לדמשק. "
            "לדברי המושל, הדרך בין אל-קאים לאבו כמאל (12.5 ק״מ) תוקנה במהלך הקיץ, והמכס יעמוד על 15% מערך הסחורה.",
            "סוחרים מקומיים מצפים שהדרך תקצר את ההגעה לחוף ביומיים; אחרים מטילים ספק בבטיחותה אחרי רדת החשיכה, כפי שנכתב בדו״ח A-17/2019.",
            "פעילים תקפו סיור מדרום לעיירה ב-9 באוגוסט; שני חיילים נהרגו וארבעה נפצעו (ובהם קצין).",
            "הודעה עם תמונות פורסמה ב-Telegram באותו ערב: „המבצע הצליח”.",
        ),
        (
            ("יום", "מקום", "הרוגים"),
            ("8 באוגוסט", "אבו כמאל (אל-קאים)", "2"),
            ("9 באוגוסט", "מיאדין – Mayadin", "11.5"),
        ),
        "אירועים לפי יום",
        "המעבר ייפתח בסתיו; סחורות יעברו לפני נוסעים.",
        "השוו לשבוע שעבר.\n\nשאלו את הדסק על התמונות (IMG_0042.jpg).",
    ),
    "fa": Words(
        "سوریه و عراق: این هفته",
        "چه چیزی در مرز دگرگون شد",
        "مرکز نمونه",
        "نگاهی به ایران",
        ("گذرگاه البوکمال", "داعش در سوریه"),
        (
            "سخنگوی وزارت امور خارجه گفت که گام سوم در ۶ سپتامبر ۲۰۱۹ (ساعت ۱۰:۳۰) برداشته می‌شود و خبرگزاری Reuters نیز آن را تأیید کرد. "
            "به گفتهٔ استاندار، راه میان القائم و البوکمال (حدود ۱۲٫۵ کیلومتر) بازسازی شده است و عوارض آن ۱۵٪ خواهد بود.",
            "بازرگانان چشم دارند که این راه زمان رسیدن به ساحل را دو روز کوتاه کند؛ دیگران می‌گویند پس از تاریکی ایمن نیست (گزارش A-17/2019).",
            "مردان مسلح در ۹ اوت به گشتی در جنوب شهر حمله کردند؛ دو سرباز کشته و چهار تن زخمی شدند.",
            "همان شب بیانیه‌ای با تصویر در Telegram منتشر شد: «عملیات انجام گرفت».",
        ),
        (("روز", "جا", "کشته‌ها"), ("۸ اوت", "البوکمال (القائم)", "۲"), ("۹ اوت", "المیادین – Mayadin", "۱۱٫۵")),
        "رویدادها به ترتیب روز",
        "گذرگاه در پاییز باز می‌شود؛ کالا پیش از مسافر می‌گذرد.",
        "با هفتهٔ گذشته بسنجید.\n\nدربارهٔ عکس‌ها (IMG_0042.jpg) از میز بپرسید.",
    ),
}


def sources_in(language: str) -> dict[str, Bulletin]:
    """Return the bulletins that the pack in a language cites, by id."""
    words = WORDS[language]
    first = _bulletin(
        words,
        language,
        words.texts[:2],
        period=Period(date(2019, 7, 28), date(2019, 8, 11)),
        published=date(2019, 8, 12),
        url="https://example.org/spotlight/iran/2019-08-11?view=full&lang=" + language,
        reliability="B",
        credibility="2",
    )
    second = _bulletin(words, language, words.texts[2:], published=date(2019, 8, 15), marking="TLP:GREEN")
    return {one.id: one for one in (first, second)}


def _bulletin(words: Words, language: str, texts: tuple[str, ...], **values: object) -> Bulletin:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, page=number, language=language, direction="rtl")
        for number, text in enumerate(texts, 1)
    )
    title = f"{words.series} ({words.headings[0]})" if "period" in values else f"{words.series}: {words.headings[1]}"
    known: dict[str, object] = {"series": words.series, "issuer": words.issuer, "language": language}
    return Bulletin(bulletin_id(blocks), title, blocks, **known | values)  # type: ignore[arg-type]


def pack_in(language: str, **values: object) -> p.Pack:
    """Return a pack in a right-to-left language with every kind of item."""
    words = WORDS[language]
    first, second = sources_in(language).values()
    end = words.texts[0].index(". ") + 1
    border = p.Section(
        id="sec-1",
        title=words.headings[0],
        topic="albu-kamal",
        items=(
            p.Summary(
                id="sum-1",
                sentences=(
                    p.SummarySentence(text=words.texts[0][:end], passages=(passage(first, 0, 0, end),)),
                    p.SummarySentence(text=words.texts[2], passages=(passage(second, 0), passage(first, 1))),
                ),
            ),
            p.Excerpt(id="exc-1", passage=passage(first, 0)),
            p.Excerpt(id="exc-2", passage=passage(first, 1), marking="TLP:GREEN"),
            p.Assessment(id="ass-1", text=words.assessment, likelihood="likely", confidence="moderate"),
            p.TableItem(id="tab-1", rows=words.table, caption=words.caption, passages=(passage(second, 0),)),
        ),
    )
    isis = p.Section(
        id="sec-2",
        title=words.headings[1],
        topic="isis",
        items=(
            p.Excerpt(id="exc-3", passage=passage(second, 0)),
            p.Excerpt(id="exc-4", passage=passage(second, 1)),
            p.Timeline(
                id="time-1",
                events=(
                    p.TimelineEvent(text=words.texts[2], period="2019-08-09", passages=(passage(second, 0),)),
                    p.TimelineEvent(text=words.headings[0], period="2019-07-28/2019-08-11", topic="albu-kamal"),
                ),
            ),
            p.Note(id="note-1", text=words.note),
            p.FigureItem(id="fig-1", asset="pixel.png", alternative=words.caption, caption=words.caption),
        ),
    )
    given: dict[str, object] = {
        "id": f"pack-{language}",
        "title": words.title,
        "subtitle": words.subtitle,
        "series": words.series,
        "number": "33",
        "period": "2019-08-08/2019-08-14",
        "date": date(2019, 8, 15),
        "language": language,
        "issuer": words.issuer,
        "marking": "TLP:AMBER",
        "topics": (
            p.PackTopic(id="albu-kamal", label=words.headings[0], hue=1),
            p.PackTopic(id="isis", label=words.headings[1], hue=5),
        ),
        "items": (border, isis),
    }
    return p.Pack(**given | values)  # type: ignore[arg-type]
