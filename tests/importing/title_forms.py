"""Writes titles with covered periods in the ways that senders of five languages write them, and titles that name none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_FR = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_HE = ["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"]
_AR = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
_LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
_MAGHREB = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
_FA = ["ژانویهٔ", "فوریهٔ", "مارس", "آوریل", "مهٔ", "ژوئن", "ژوئیهٔ", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

WITHIN = (date(2019, 8, 8), date(2019, 8, 14))
ACROSS_MONTHS = (date(2019, 7, 28), date(2019, 8, 11))
ACROSS_YEARS = (date(2019, 12, 29), date(2020, 1, 4))
PERIODS = (WITHIN, ACROSS_MONTHS, ACROSS_YEARS)


@dataclass(frozen=True, slots=True)
class Form:
    """A title, the period it names, and what the form is called."""

    title: str
    start: date
    end: date
    name: str


def forms() -> Iterator[Form]:
    """Yield titles of every kind."""
    for start, end in PERIODS:
        for name, title in (
            *_english(start, end),
            *_french(start, end),
            *_hebrew(start, end),
            *_arabic(start, end),
            *_persian(start, end),
            *_numeric(start, end),
        ):
            yield Form(title, start, end, name)


def _ranges(start: date, end: date, months: list[str], join: str, order: str) -> str:
    """Return a range with what both ends share written once; `order`: "mdy" or "dmy"."""
    same_year, same_month = start.year == end.year, (start.year, start.month) == (end.year, end.month)
    first, last = months[start.month - 1], months[end.month - 1]
    if order == "mdy":
        if same_month:
            return f"{first} {start.day}{join}{end.day}, {end.year}"
        year = "" if same_year else f", {start.year}"
        return f"{first} {start.day}{year}{join}{last} {end.day}, {end.year}"
    if same_month:
        return f"{start.day}{join}{end.day} {last} {end.year}"
    year = "" if same_year else f" {start.year}"
    return f"{start.day} {first}{year}{join}{end.day} {last} {end.year}"


def _english(start: date, end: date) -> Iterator[tuple[str, str]]:
    for join in ("-", " - ", "–", " – ", "—", " — ", " to ", "\u2011", "\u2212", "- "):
        yield f"en mdy {join!r}", f"Spotlight on Iran ({_ranges(start, end, _EN, join, 'mdy')})"
        yield f"en dmy {join!r}", f"Spotlight on Iran ({_ranges(start, end, _EN, join, 'dmy')})"
    short = [month[:3] for month in _EN]
    dotted = [month if len(month) < 5 else f"{month[: 4 if month == 'September' else 3]}." for month in _EN]
    mdy, dmy = _ranges(start, end, _EN, " – ", "mdy"), _ranges(start, end, _EN, "–", "dmy")
    yield "en short", f"Spotlight on Iran ({_ranges(start, end, short, '-', 'mdy')})"
    yield "en short dotted", f"Spotlight on Iran ({_ranges(start, end, dotted, ' - ', 'mdy')})"
    yield "en capitals", f"WEEKLY REVIEW ({mdy.upper()})"
    yield "en colon", f"Spotlight on Iran: {mdy}"
    yield "en comma", f"Weekly Review of Events, {dmy}"
    yield "en bar", f"Weekly Review | {dmy}"
    yield "en dash", f"Weekly Review – {dmy}"
    yield "en square", f"Spotlight on Iran [{mdy}]"
    yield "en first", f"{dmy}: Weekly Review"
    yield "en from to", f"Weekly Review from {_ranges(start, end, _EN, ' to ', 'dmy')}"
    yield "en between and", f"Situation report: events between {_ranges(start, end, _EN, ' and ', 'mdy')}"
    yield "en period", f"Situation Report covering the period {dmy}"
    yield "en no blank", f"Spotlight on Iran({mdy})"
    yield "en open bracket", f"Spotlight on Iran ({mdy}"
    yield "en nbsp", f"Spotlight on Iran ({mdy})".replace(" ", "\u00a0")
    yield (
        "en both years",
        f"Spotlight on Iran ({_EN[start.month - 1]} {start.day}, {start.year} – {_EN[end.month - 1]} {end.day}, {end.year})",
    )
    yield (
        "en ordinals",
        f"Weekly Review ({_EN[start.month - 1]} {_ordinal(start.day)}, {start.year} – {_EN[end.month - 1]} {_ordinal(end.day)}, {end.year})",
    )
    yield (
        "en weekdays",
        f"Weekly Review ({start:%A}, {start.day} {_EN[start.month - 1]} {start.year} – {end:%A}, {end.day} {_EN[end.month - 1]} {end.year})",
    )


def _ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _french(start: date, end: date) -> Iterator[tuple[str, str]]:
    for join in ("-", " - ", "–", " – ", " au "):
        yield f"fr {join!r}", f"Revue de presse ({_ranges(start, end, _FR, join, 'dmy')})"
    yield "fr du au", f"Revue de presse du {_ranges(start, end, _FR, ' au ', 'dmy')}"
    yield "fr premier", f"Bulletin hebdomadaire : {_ranges(start, end, _FR, ' au ', 'dmy')}"
    yield "fr semaine", f"Bulletin de la semaine du {_ranges(start, end, _FR, ' au ', 'dmy')}"


def _hebrew(start: date, end: date) -> Iterator[tuple[str, str]]:
    with_in = [f"ב{month}" for month in _HE]
    for join in ("-", " - ", "–", " – "):
        yield f"he {join!r}", f"מבט לאיראן ({_ranges(start, end, _HE, join, 'dmy')})"
        yield f"he b {join!r}", f"מבט לאיראן ({_ranges(start, end, with_in, join, 'dmy')})"
    yield "he to", f"מבט לאיראן ({_ranges(start, end, with_in, ' עד ', 'dmy')})"
    yield "he between", f"סקירה שבועית, {_ranges(start, end, with_in, ' – ', 'dmy')}"


def _arabic(start: date, end: date) -> Iterator[tuple[str, str]]:
    for name, months in (("ar", _AR), ("ar levant", _LEVANT), ("ar maghreb", _MAGHREB)):
        for join in ("-", " - ", " – ", " إلى ", " الى ", " حتى "):
            written = _ranges(start, end, months, join, "dmy")
            yield f"{name} {join!r}", f"نشرة إيران ({written})"
            yield f"{name} eastern {join!r}", f"نشرة إيران ({written})".translate(_EASTERN)
    both = [f"{one}/{other}" for one, other in zip(_LEVANT, _AR, strict=True)]
    yield "ar both names", f"نشرة إيران ({_ranges(start, end, both, ' - ', 'dmy')})"
    yield "ar from to", f"التقرير الأسبوعي للفترة من {_ranges(start, end, _AR, ' إلى ', 'dmy')}"
    yield "ar between", f"موجز الأحداث ما بين {_ranges(start, end, _AR, ' و ', 'dmy')}"


def _persian(start: date, end: date) -> Iterator[tuple[str, str]]:
    for join in ("-", " - ", " – ", " تا "):
        written = _ranges(start, end, _FA, join, "dmy")
        yield f"fa {join!r}", f"نگاهی به ایران ({written})"
        yield f"fa digits {join!r}", f"نگاهی به ایران ({written})".translate(_PERSIAN)
    plain = [month.rstrip("\u0654") for month in _FA]
    yield "fa from to", f"گزارش هفتگی از {_ranges(start, end, plain, ' تا ', 'dmy')}"


def _numeric(start: date, end: date) -> Iterator[tuple[str, str]]:
    for join in ("-", " - ", "–", " – ", " to "):
        yield f"numeric dots {join!r}", f"Weekly Review ({start:%d.%m.%Y}{join}{end:%d.%m.%Y})"
    for join in (" - ", " – ", " to ", "/", "–"):
        yield f"iso {join!r}", f"Weekly Review ({start}{join}{end})"
    yield "numeric he", f"סקירה שבועית ({start:%d.%m.%Y} - {end:%d.%m.%Y})"
    yield (
        "numeric he short",
        f"סקירה שבועית ({start.day}.{start.month}.{start.year} – {end.day}.{end.month}.{end.year})",
    )
    yield "numeric ar", f"التقرير الأسبوعي ({start.day}/{start.month}/{start.year} - {end.day}/{end.month}/{end.year})"
    if start.day > 12:
        yield "numeric slashes", f"Weekly Review ({start:%d/%m/%Y} – {end:%d/%m/%Y})"


WITHOUT = (
    "Version 2.10.3 of the reader (build 2019)",
    "Release 10.12.2 and what is new in it",
    "Resolution 2231 (2015)",
    "Security Council Resolution 2254 (2015) and its follow-up",
    "Resolutions 1701 (2006) and 1559 (2004)",
    "Articles 10-14 of the treaty",
    "Article 5, paragraphs 3-7",
    "Oil at 61.20-63.40 dollars",
    "Prices rose by 7.5-8.2 percent",
    "Pages 12-19 of the report",
    "Chapter 3: 1-7 of the plan",
    "S-300 and S-400 in Syria",
    "The F-16 and F-35 over Lebanon",
    "UN 242-338: two resolutions",
    "Room 12-14, floor 3",
    "The war of 1973",
    "Iran 1979-1989: a decade of war",
    "From 2011 to 2019: the war in Syria",
    "Telephone 03-5-1234",
    "The score was 3-2 in May",
    "12 March Street",
    "Lot 4/7 of 12",
    "Highway 4 and Route 60-65",
    "Brigade 3-5 of the 25th Division",
    "10-15 rockets fired from Gaza",
    "Between 20 and 30 fighters killed",
    "القرار 2231 (2015)",
    "المواد 10-14 من المعاهدة",
    "القراران 1701 (2006) و1559 (2004)",
    "ارتفاع الأسعار بنسبة 7-8 في المائة",
    "مقتل 10-15 مسلحا",
    "החלטה 2231 (2015)",
    "סעיפים 10-14 לחוק",
    "נורו 10-15 רקטות",
    "قطعنامه ۲۲۳۱ (۲۰۱۵)",
    "مواد ۱۰ تا ۱۴ قانون",
    "Résolution 2231 (2015)",
    "Articles 10 à 14 du traité",
    "Entre 20 et 30 combattants tués",
    "May and June: two ministers resign",
    "March on the capital",
    "The August coup and its heirs",
    "Interview with April Jones",
)
