"""The word tables of `wording`: what Briefer itself puts on a page, in five languages."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> tuple[str, ...]:
    """Return the words between spaces."""
    return tuple(text.split())


MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": _words("January February March April May June July August September October November December"),
    "fr": _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "ar": _words("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    "he": _words("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    "fa": _words("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
}

SHORT_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": _words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    "fr": _words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    "ar": _words("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    "he": _words("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    "fa": _words("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
}

DAYS: Mapping[str, tuple[str, ...]] = {
    "en": _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "fr": _words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "ar": _words("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    "he": ("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון"),
    "fa": _words("دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه"),
}

_LANGUAGES = ("en", "fr", "ar", "he", "fa")

_ROWS: Mapping[str, tuple[str, str, str, str, str]] = {
    "contents": ("Contents", "Sommaire", "المحتويات", "תוכן העניינים", "فهرست"),
    "sources": ("Sources", "Sources", "المصادر", "מקורות", "منابع"),
    "source": ("Source", "Source", "المصدر", "מקור", "منبع"),
    "page": ("Page", "Page", "صفحة", "עמוד", "صفحه"),
    "page_of": (
        "Page {page} of {pages}",
        "Page {page} sur {pages}",
        "صفحة {page} من {pages}",
        "עמוד {page} מתוך {pages}",
        "صفحهٔ {page} از {pages}",
    ),
    "key_points": ("Key points", "Points clés", "أبرز النقاط", "עיקרי הדברים", "نکات کلیدی"),
    "summary": ("Summary", "Synthèse", "ملخص", "תקציר", "چکیده"),
    "excerpts": ("Excerpts", "Extraits", "مقتطفات", "מובאות", "گزیده‌ها"),
    "assessment": ("Assessment", "Appréciation", "تقدير", "הערכה", "ارزیابی"),
    "note": ("Note", "Note", "ملاحظة", "הערה", "یادداشت"),
    "notes": ("Notes", "Notes", "ملاحظات", "הערות", "یادداشت‌ها"),
    "timeline": ("Timeline", "Repères chronologiques", "خط زمني", "ציר זמן", "خط زمانی"),
    "chronology": ("Chronology", "Chronologie", "تسلسل الأحداث", "השתלשלות האירועים", "گاه‌شمار"),
    "table": ("Table", "Tableau", "جدول", "טבלה", "جدول"),
    "figure": ("Figure", "Figure", "شكل", "איור", "شکل"),
    "period": ("Period", "Période", "الفترة", "תקופה", "دوره"),
    "date": ("Date", "Date", "التاريخ", "תאריך", "تاریخ"),
    "issue": ("No. {number}", "Nº {number}", "العدد {number}", "גיליון {number}", "شمارهٔ {number}"),
    "marking": ("Marking", "Marquage", "درجة التداول", "סיווג", "درجهٔ انتشار"),
    "caveats": ("Caveats", "Restrictions", "قيود", "סייגים", "محدودیت‌ها"),
    "recipients": ("Recipients", "Destinataires", "المستلمون", "נמענים", "گیرندگان"),
    "copy": ("Copy {number}", "Exemplaire {number}", "نسخة {number}", "עותק {number}", "نسخهٔ {number}"),
    "issued_by": ("Issued by", "Publié par", "صادر عن", "מאת", "ناشر"),
    "prepared_by": ("Prepared by", "Rédigé par", "إعداد", "הכין", "تهیه‌کننده"),
    "edited": ("wording edited", "texte modifié", "نص محرَّر", "הנוסח נערך", "متن ویرایش‌شده"),
    "update": ("Update", "Mise à jour", "تحديث", "עדכון", "به‌روزرسانی"),
    "page_locator": ("p. {page}", "p. {page}", "ص {page}", "עמ׳ {page}", "ص {page}"),
    "pages_locator": ("pp. {pages}", "p. {pages}", "ص {pages}", "עמ׳ {pages}", "ص {pages}"),
    "published": ("published {day}", "publié le {day}", "نُشر في {day}", "פורסם {day}", "انتشار {day}"),
    "link": ("Link", "Lien", "رابط", "קישור", "پیوند"),
    "grade": ("Grade {grade}", "Cotation {grade}", "تصنيف {grade}", "דירוג {grade}", "درجهٔ {grade}"),
    "likelihood": ("Likelihood", "Probabilité", "الاحتمال", "סבירות", "احتمال"),
    "confidence": ("Confidence", "Confiance", "درجة الثقة", "מידת הביטחון", "میزان اطمینان"),
    "almost no chance": ("almost no chance", "quasiment exclu", "شبه مستحيل", "כמעט בלתי אפשרי", "تقریباً ناممکن"),
    "very unlikely": ("very unlikely", "très improbable", "مستبعد جدًا", "מאוד לא סביר", "بسیار نامحتمل"),
    "unlikely": ("unlikely", "improbable", "مستبعد", "לא סביר", "نامحتمل"),
    "roughly even chance": (
        "roughly even chance",
        "environ une chance sur deux",
        "احتمالات شبه متساوية",
        "סיכוי שקול",
        "احتمال تقریباً برابر",
    ),
    "likely": ("likely", "probable", "مرجَّح", "סביר", "محتمل"),
    "very likely": ("very likely", "très probable", "مرجَّح جدًا", "סביר מאוד", "بسیار محتمل"),
    "almost certain": ("almost certain", "quasi certain", "شبه مؤكد", "כמעט ודאי", "تقریباً قطعی"),
    "draft": ("Draft", "Projet", "مسودة", "טיוטה", "پیش‌نویس"),
    "continued": ("continued", "suite", "تتمة", "המשך", "ادامه"),
    "left_out_one": (
        "One item of lower rank was left out to keep to one page.",
        "Un élément de moindre importance a été omis pour tenir sur une page.",
        "حُذف بند واحد أقل أهمية للاكتفاء بصفحة واحدة.",
        "פריט אחד בעל חשיבות פחותה הושמט כדי לעמוד בעמוד אחד.",
        "یک مورد کم‌اهمیت‌تر برای گنجیدن در یک صفحه حذف شد.",
    ),
    "left_out": (
        "{count} items of lower rank were left out to keep to one page.",
        "{count} éléments de moindre importance ont été omis pour tenir sur une page.",
        "حُذفت بنود أقل أهمية عددها {count} للاكتفاء بصفحة واحدة.",
        "{count} פריטים בעלי חשיבות פחותה הושמטו כדי לעמוד בעמוד אחד.",
        "{count} مورد کم‌اهمیت‌تر برای گنجیدن در یک صفحه حذف شد.",
    ),
    "from_day": ("from {day}", "à partir du {day}", "منذ {day}", "מאז {day}", "از {day}"),
    "until_day": ("until {day}", "jusqu’au {day}", "حتى {day}", "עד {day}", "تا {day}"),
    "undated": ("undated", "sans date", "بلا تاريخ", "ללא תאריך", "بدون تاریخ"),
    "original": ("Original wording", "Texte d’origine", "النص الأصلي", "הנוסח המקורי", "متن اصلی"),
    "none_cited": (
        "No sources are cited.",
        "Aucune source n’est citée.",
        "لا مصادر مذكورة.",
        "לא צוינו מקורות.",
        "منبعی ذکر نشده است.",
    ),
    "bulletin": ("Bulletin", "Bulletin", "نشرة", "ידיעון", "بولتن"),
    "bulletins": ("Bulletins", "Bulletins", "نشرات", "ידיעונים", "بولتن‌ها"),
    "in_this_issue": ("In this issue", "Dans ce numéro", "في هذا العدد", "בגיליון זה", "در این شماره"),
    "at_a_glance": ("At a glance", "En bref", "لمحة سريعة", "במבט אחד", "در یک نگاه"),
    "background": ("Background", "Contexte", "خلفية", "רקע", "پیشینه"),
    "colon": (": ", " : ", ": ", ": ", ": "),
    "comma": (", ", ", ", "، ", ", ", "، "),
    "high": ("high", "élevée", "مرتفعة", "גבוהה", "زیاد"),
    "moderate": ("moderate", "moyenne", "متوسطة", "בינונית", "متوسط"),
    "low": ("low", "faible", "منخفضة", "נמוכה", "کم"),
    "see": ("see", "voir", "انظر", "ראו", "نک."),
    "distribution": ("Distribution", "Diffusion", "التوزيع", "תפוצה", "توزیع"),
    "also_reported": ("Also reported", "Autres informations", "أخبار أخرى", "דיווחים נוספים", "گزارش‌های دیگر"),
}

WORDS: Mapping[str, Mapping[str, str]] = {
    language: {key: row[place] for key, row in _ROWS.items()} for place, language in enumerate(_LANGUAGES)
}
