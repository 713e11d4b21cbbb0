"""The shapes of times and amounts in one line, over its plain text; none can take more than a few characters."""

import re

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20|21)\d\d(?![\d:.-])"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.]?,? )?"
_NUMBERED = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}[./-]\d{4}".replace("([./-])", "[./-]")
DATE = (
    rf"(?:{_WEEKDAY}(?:{_NUMBERED}|{_NTH}[.]? {_MONTH}\b[.]?(?:,? {_YEAR})?|{_MONTH} {_NTH}(?![\d:.-])(?:,? {_YEAR})?)"
    r"|today\b|yesterday\b)"
)

_HALF = r"(?: ?[ap][.]?m\b[.]?)"
_WHICH = r"(?: [(]?(?:first|second)\b[)]?)?"
CLOCK = rf"(?:(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?{_HALF}?|\d{{1,2}}{_HALF}){_WHICH}(?![\d:]))"
_HHMM = r"(?:[01]\d|2[0-3])[0-5]\d"
LOOSE_CLOCK = rf"(?:{CLOCK}|\d{{1,2}}[.]\d{{2}}(?![\d.]){_WHICH}|{_HHMM}(?!\d){_WHICH})"

_NO_UNIT = r"(?! ?(?:m?c?g|kg|ml|lbs?|tab\w*|units?|iu)\b| ?%|\d|[.,:]\d)"
_MINUTES = r"m(?:in(?:ute)?s?)?\b"
_HOURS = r"h(?:(?:ou)?rs?)?(?![a-z])"
LENGTH = (
    rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})? ?{_HOURS}(?: ?\d{{1,2}}{_NO_UNIT}(?: ?{_MINUTES})?)?"
    rf"|\d{{1,5}} ?{_MINUTES}|\d{{1,3}} ?d(?:ays?)?\b(?: \d{{1,2}} ?{_HOURS})?)"
)
_SIDE = r"(?: (?:before|after|later)\b(?: (?:the )?start\b)?)"
_SIGNED = rf"[+-](?:{LENGTH}|\d{{1,5}}{_NO_UNIT})"
_NAMED_DAY = r"(?:(?:the )?(?:next|same|previous) day|(?:the )?day (?:before|after))\b"
_DAY_CLOCK = rf"(?:{_NAMED_DAY}|[+]\d{{1,3}} ?d(?:ays?)?\b|{DATE})(?:,| at)? {CLOCK}"
POINT = rf"(?:{_DAY_CLOCK}|{CLOCK}(?: (?:the )?next day\b)?|{LENGTH}{_SIDE}?|{_SIGNED})"

_TO = "(?: ?- ?| to | until )"
_RANGE = (
    rf"(?:{CLOCK}{_TO}{CLOCK}|{_DAY_CLOCK}{_TO}{POINT}"
    rf"|[+]?\d{{1,5}}{_TO}[+]?{LENGTH}{_SIDE}?|[+]\d{{1,5}}{_TO}[+]?\d{{1,5}}{_NO_UNIT}|{LENGTH}{_TO}{LENGTH}{_SIDE}?)"
)
_ABOUT = "(?:(?:about|around|approx(?:imately)?[.]?|circa|ca[.]?) |~ ?)"
_WITHIN = r"within (?:a few )?minutes\b"

_NUMBER = r"\d{1,12}(?:[.,]\d{1,12}){0,2}"
_GRAMS = r"g(?:ram(?:me)?s?)?\b(?!/)"
_MEDICINE_UNIT = r"(?:mg|mcg|ug|g|ml|tab(?:let)?s?|units?|iu)\b(?!/)"
_EXPIRY = (
    rf"\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{1,2}}[./-](?:\d{{4}}|\d\d)"
    rf"|(?:\d{{1,2}} )?{_MONTH} \d{{4}}"
)


def _shape(pattern: str) -> re.Pattern[str]:
    """Compiled, with every space of the pattern standing for a few of any width."""
    return re.compile(pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}"))


GAP = re.compile(r"[\s,;.|]+")
WORD = re.compile(r'[^\s,;"]+|"')
QUOTED = re.compile(r'"([^"]*)"')
DENIED = re.compile(r"(?:no|not|without|never|denie[sd])\b[^,;\n]*")
FILLER = _shape(r"(?:and|with|at|then|plus)\b|(?:pre-?med(?:ication)?s?|medicines?|reactions?|vials?) ?:")

SESSION_DATE = _shape(rf"(?:date:? )?({DATE})")
SPAN = _shape(
    rf"(?:from |start(?:ed)?(?: at)?:? )?({LOOSE_CLOCK}){_TO}"
    rf"((?:{_NAMED_DAY} |[+]\d ?d )?{LOOSE_CLOCK}(?: next day\b)?)"
)
OPEN = _shape(rf"({LOOSE_CLOCK}) ?-(?=[\s,;]|$)")
START = _shape(rf"({CLOCK})")
NAMED_START = _shape(rf"start(?:ed)?(?: at)?:? ({LOOSE_CLOCK})")
NAMED_END = _shape(rf"(?:end(?:ed)?(?: at)?|until):? ({LOOSE_CLOCK}(?: next day\b)?|(?:{_NAMED_DAY}|[+]\d ?d) {CLOCK})")
DURATION = _shape(rf"(?:for |duration:? )?({LENGTH})(?!{_SIDE})")

NO_REACTION = _shape(r"no (?:reactions?|side effects?)\b(?! ?:)|reactions?:? none\b")
NOT_ASKED = _shape(r"(?:reactions?:? )?not asked(?: yet)?\b")
NO_PREMEDICATION = _shape(
    r"no pre-?med(?:ication)?s?\b|pre-?med(?:ication)?s?:? (?:none|not given)(?: given)?\b|none given\b"
)
OUTCOME = _shape(r"(completed after slowing|completed|stopped early|still running)\b")
PLACES = {
    "home": _shape(r"(?:at )?home\b"),
    "infusion centre": _shape(r"(?:at (?:the )?)?infusion cent(?:re|er)\b"),
    "doctor's office": _shape(r"(?:at (?:the )?)?doctor'?s'? office\b"),
    "outpatient centre": _shape(r"(?:at (?:the )?)?outpatient cent(?:re|er)\b"),
    "hospital": _shape(r"(?:(?:in|at) (?:the )?)?hospital\b"),
}
NOTE = _shape(r'notes?:? ?"([^"]*)"')
PRODUCT_QUOTED = _shape(r'product:? ?"([^"]+)"')
PRODUCT_NAMED = _shape(r"product:? (?=[^\s,;])")
LOT = re.compile(r'lot(?:\s{0,3}[:#]\s{0,3}|\s{1,3})(?:"([^"]+)"|([^\s,;"]+))')
EXPIRY = _shape(rf"exp(?:iry|ires|[.])?(?: date)?:? ({_EXPIRY})(?!\d)")
VIAL_GRAMS = _shape(rf"((?:\d{{1,3}} ?[x*] ?)?{_NUMBER} ?{_GRAMS})")
DOSE_NAMED = _shape(rf"dose:? ({_NUMBER}(?: ?[a-z]+(?:/[a-z]+)*)?|unknown|not known)(?![\d:])")
DOSE_GRAMS = _shape(rf"({_NUMBER} ?{_GRAMS})")
DOSE_OTHER = _shape(rf"({_NUMBER} ?(?:mc?g|ml)\b)")
WEIGHT = _shape(rf"(?:weight:? )?({_NUMBER} ?(?:kg|lbs?|pounds)\b)|weight:? ({_NUMBER}){_NO_UNIT}")
WELLBEING = _shape(r"well-?being:? (\d{1,3}(?: ?/ ?10)?)(?![\d.,:]*\d)")
TROUGH = _shape(rf"(?:igg )?trough:? ({_NUMBER}(?: ?(?:g/l|mg/dl)\b)?)")
CONCENTRATION = _shape(rf"({_NUMBER} ?%)")

SEVERITY = _shape(r"(mild|moderate|severe|not graded)\b")
ONSET = _shape(
    rf"(?:onset:? )?({_WITHIN}|{_ABOUT}(?:{_RANGE}|{POINT})|between {POINT} and {POINT}|{_RANGE}|{POINT}|{_NAMED_DAY})"
    rf"|onset:? (unknown|not known|not recorded|{DATE}|{_ABOUT}?\d{{1,5}}{_NO_UNIT})"
)
RESOLVED = _shape(rf"(?:resolved|gone|over)(?: at)?:? ((?:after )?{POINT})")
ACTION = _shape(r"(slowed|paused|stopped|medicine given|called someone|went to hospital)\b")

MEDICINE_DOSE = _shape(
    rf"({_NUMBER} ?{_MEDICINE_UNIT}|{_NUMBER}(?=[\s,;]|$)(?! ?(?:{_MINUTES}|{_HOURS}|kg|lbs?|%|before|after|[ap]m)))"
)
MEDICINE_TIME = _shape(
    rf"(at (?:the )?start\b|{_DAY_CLOCK}|{CLOCK}(?: next day\b)?"
    rf"|{LENGTH} (?:before|after)\b(?: (?:the )?start\b)?|{_SIGNED})"
)
ROUTES = {
    "by mouth": _shape(r"(?:by mouth|oral(?:ly)?|po)\b"),
    "IV": re.compile(r"iv\b"),
    "IM": re.compile(r"im\b"),
    "under the skin": _shape(r"(?:under the skin|sc|subcut\w*)\b"),
    "inhaled": re.compile(r"inhaled\b"),
}
FOR_REACTION = _shape(r"for (?:the |a |this )?reaction\b")
FOR = _shape(r"for (?:the |a )?(?=\S)")
PURPOSES = {
    "hydration": _shape(r"(?:for )?hydration\b"),
    "scheduled after": _shape(r"scheduled after\b"),
    "premedication": _shape(r"(?:as )?(?:a )?pre-?med(?:ication)?\b(?! ?:)"),
}
