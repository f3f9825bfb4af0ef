"""Month names, weekdays and the small words of dates, in the languages bulletins come in."""

from __future__ import annotations

from types import MappingProxyType

# Twelve groups a language, the spellings of a month within a group separated by commas. Names after CLDR 46; Arabic has the
# Egyptian, the Levantine and the Maghrebi families, Persian the Gregorian names in French and English dress.
_GREGORIAN = (
    "january,jan february,feb,febr march,mar april,apr may june,jun july,jul august,aug september,sep,sept october,oct november,nov december,dec",
    "janvier,janv février,févr,fevrier,fevr mars,mar avril,avr mai juin juillet,juil,juill août,aout,aoû septembre,sept octobre,oct novembre,nov "
    "décembre,déc,decembre",
    "januar,jänner,jan februar,feber,feb märz,mär,mrz,maerz april,apr mai juni,jun juli,jul august,aug september,sept,sep oktober,okt november,nov "
    "dezember,dez",
    "enero,ene febrero,feb marzo,mar abril,abr mayo,may junio,jun julio,jul agosto,ago septiembre,setiembre,sept,sep octubre,oct noviembre,nov "
    "diciembre,dic",
    "gennaio febbraio,feb marzo,mar aprile,apr maggio giugno,giu luglio agosto,ago settembre,sett ottobre,ott novembre,nov "
    "dicembre,dic",
    "janeiro,jan fevereiro,fev março,mar abril,abr maio,mai junho,jun julho,jul agosto,ago setembro outubro novembro,nov dezembro,dez",
    "ocak,oca şubat,şub mart,mar nisan,nis mayıs,may haziran,haz temmuz,tem ağustos,ağu eylül,eyl ekim,eki kasım,kas aralık,ara",
    "января,январь,янв февраля,февраль,февр,фев марта,март,мар апреля,апрель,апр мая,май июня,июнь,июн июля,июль,июл августа,август,авг "
    "сентября,сентябрь,сент,сен октября,октябрь,окт ноября,ноябрь,нояб,ноя декабря,декабрь,дек",
    "يناير,جانفي,كانون_الثاني,كانون2 فبراير,فيفري,شباط مارس,آذار,اذار أبريل,ابريل,إبريل,أفريل,افريل,نيسان مايو,ماي,أيار,ايار,مايس "
    "يونيو,يونيه,جوان,حزيران يوليو,يوليه,جويلية,جويليه,تموز أغسطس,اغسطس,غشت,أوت,آب,اب سبتمبر,شتنبر,أيلول,ايلول "
    "أكتوبر,اكتوبر,تشرين_الأول,تشرين_الاول,تشرين1 نوفمبر,نونبر,تشرين_الثاني,تشرين2 ديسمبر,دجنبر,كانون_الأول,كانون_الاول,كانون1",
    "ינואר,ינו פברואר,פבר,פברו מרץ,מרס אפריל,אפר מאי יוני,יונ יולי,יול אוגוסט,אוג ספטמבר,ספט אוקטובר,אוק נובמבר,נוב דצמבר,דצמ",
    "ژانویه,جنوری فوریه,فبروری مارس,مارچ آوریل,اپریل,آپریل مه,می ژوئن,جون ژوئیه,ژوییه,جولای,جولای اوت,آگوست,اگست,آگست سپتامبر,سپتمبر "
    "اکتبر,اکتوبر نوامبر,نومبر دسامبر,دسمبر",
)
_SOLAR = "فروردین,حمل اردیبهشت,ثور خرداد,جوزا تیر,سرطان مرداد,امرداد,اسد شهریور,سنبله مهر,میزان آبان,عقرب آذر,قوس دی,جدی بهمن,دلو اسفند,اسفندماه,حوت"


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


def _numbered(groups: str) -> dict[str, int]:
    return {
        name.replace("_", " "): number
        for number, group in enumerate(groups.split(), start=1)
        for name in group.split(",")
    }


MONTHS = MappingProxyType({name: number for groups in _GREGORIAN for name, number in _numbered(groups).items()})
# Months of the Solar Hijri calendar of Iran and Afghanistan.
SOLAR_MONTHS = MappingProxyType(_numbered(_SOLAR))
# Month words that are common words too: they count beside a day and a year only, or written with a capital.
DOUBTFUL_MONTHS = word_set(
    "may march mar ago sett dic mart ara mai ene tem haz sep ott lug giu jun jan dec می مه ماي اب آب تیر مهر دی جدی میزان حمل قوس اسد"
)

WEEKDAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "السبت الأحد الاحد الإثنين الاثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة "
    "ראשון שני שלישי רביעי חמישי שישי שבת "
    "دوشنبه شنبه یکشنبه سه‌شنبه سهشنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه"
)
# Words before a range, words between its ends, and words that only join its ends after "between".
LEADS = word_set("from between du entre vom von zwischen del desde dal tra с от من بين مابين בין از מיום مابین מ-")
JOINERS = word_set(
    "to 'den ile through thru until till till au à bis al a hasta по до إلى الى حتى ولغاية لغاية وحتى עד ל- تا الی ilâ ila"
)
BETWEEN_JOINERS = word_set("and et und y e ve и و ו ו-")
# Words that may stand before a day or within a date without a meaning of their own.
FILLERS = word_set("the le el la den dem am il les on of יום يوم day روز ביום ב- ה- ש-")
OF_WORDS = word_set("of de d del di من في של month")
MONTH_WORDS = word_set("شهر ماه חודש month mois بشهر monat mes ay")
YEAR_WORDS = word_set("in année anno yılı de del of عام سنة لعام لسنة سال שנת года г year")
