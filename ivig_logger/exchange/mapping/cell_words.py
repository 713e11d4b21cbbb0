"""What people write into cells, in English, German, Spanish and French; compared without case, accents and dots."""

from functools import cache, lru_cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Place, Severity
from ivig_logger.exchange.entry_values import Outcome

_NONE = (
    "none|no|nil|nothing|-|--|0|/|no reaction|no reactions|no side effects|none given|not given|no premedication"
    "|no premed|keine|keiner|kein|nein|nichts|keine reaktion|keine reaktionen|keine nebenwirkung|keine nebenwirkungen"
    "|keine gegeben|ohne|keine pramedikation|ninguna|ninguno|nada|sin|sin reaccion|sin reacciones|ninguna reaccion"
    "|sin premedicacion|sin efectos|sin efectos adversos|aucune|aucun|non|neant|rien|aucune reaction|pas de reaction"
    "|pas d'effet|aucun effet|aucune premedication|sans|ras"
)
_UNKNOWN = (
    "?|unknown|not known|not recorded|not asked|n/a|na|unbekannt|nicht bekannt|nicht gefragt|nicht erfasst|k a"
    "|keine angabe|keine angaben|desconocido|desconocida|no se sabe|no preguntado|no consta|n/d|nd|s/d|inconnu"
    "|inconnue|non demande|non renseigne|nc|n/c"
)
_YES = "yes|ja|si|oui|y|x|true|wahr|given|gegeben|erhalten|dada|administrada|administree|donnee|recorded"

_SEVERITIES = {
    Severity.MILD: "mild|light|slight|minor|leicht|leichte|gering|schwach|leve|ligera|ligero|leger|legere|faible",
    Severity.MODERATE: "moderate|medium|massig|mittel|mittelschwer|moderado|moderada|modere|moderee|moyen|moyenne",
    Severity.SEVERE: "severe|serious|strong|schwer|schwere|stark|grave|severo|severa|intenso|intensa|intense|forte"
    "|fort",
    Severity.NOT_GRADED: "not graded|nicht eingestuft|sin clasificar|non evalue",
}
_OUTCOMES = {
    Outcome.COMPLETED: "completed|complete|finished|done|abgeschlossen|vollstandig|beendet|fertig|completada"
    "|completado|terminada|finalizada|terminee|termine|complete|achevee|complet",
    Outcome.AFTER_SLOWING: "completed after slowing|slowed|verlangsamt|nach verlangsamung abgeschlossen"
    "|completada tras reducir la velocidad|ralentizada|terminee apres ralentissement|ralentie",
    Outcome.STOPPED_EARLY: "stopped early|stopped|aborted|discontinued|abgebrochen|vorzeitig beendet|interrumpida"
    "|suspendida|detenida|arretee|interrompue|arret premature",
    Outcome.RUNNING: "still running|running|ongoing|lauft|lauft noch|en curso|en cours",
}
_PLACES = {
    Place.HOME: "home|at home|zuhause|zu hause|daheim|casa|en casa|domicilio|en domicilio|domicile|a domicile|maison",
    Place.INFUSION_CENTRE: "infusion centre|infusion center|infusionszentrum|centro de infusion|centre de perfusion",
    Place.DOCTORS_OFFICE: "doctor's office|doctors office|practice|praxis|arztpraxis|consulta|consultorio|cabinet"
    "|cabinet medical",
    Place.OUTPATIENT_CENTRE: "outpatient centre|outpatient center|outpatient|ambulanz|tagesklinik|ambulatorio"
    "|hospital de dia|centro ambulatorio|hopital de jour|ambulatoire",
    Place.HOSPITAL: "hospital|krankenhaus|klinik|spital|hopital|clinica|clinique",
    Place.OTHER: "other|andere|anderer ort|sonstiges|otro|otro lugar|autre",
}

# The words of the one line that stand in other languages; what is not here has to be written in its own words.
LINE_WORDS = {
    **dict.fromkeys(("leicht", "leichte", "leichter", "leve", "leger", "legere", "legers", "leves"), "mild"),
    **dict.fromkeys(("massig", "massige", "mittel", "moderado", "moderada", "modere", "moderee"), "moderate"),
    **dict.fromkeys(("schwer", "schwere", "stark", "starke", "severo", "severa", "intenso", "intense"), "severe"),
    **dict.fromkeys(("und", "y", "et"), "and"),
    **dict.fromkeys(("minuten", "minutos", "mn"), "min"),
    **dict.fromkeys(("stunden", "stunde", "std", "horas", "hora", "heures", "heure"), "h"),
    **dict.fromkeys(("tablette", "tabletten", "tableta", "tabletas", "comprimido", "comprimidos", "comprime"), "tab"),
    **dict.fromkeys(("vorher", "vor", "antes", "avant"), "before"),
    **dict.fromkeys(("nachher", "danach", "spater", "despues", "apres"), "after"),
    **dict.fromkeys(("beginn", "inicio", "debut"), "start"),
    **dict.fromkeys(("etwa", "ungefahr", "unos", "environ"), "about"),
    **dict.fromkeys(("um", "las"), "at"),
}
# Symptoms and medicines that a cell may name beside those that the program lists in English. They are kept as written.
SYMPTOMS = (
    "kopfschmerzen|kopfschmerz|kopfweh|schuttelfrost|fieber|ubelkeit|erbrechen|mudigkeit|mude|schwindel|ausschlag"
    "|hautausschlag|juckreiz|ruckenschmerzen|gliederschmerzen|muskelschmerzen|herzrasen|atemnot|durchfall|bauchschmerzen"
    "|brustschmerzen|hitzegefuhl|flush|nesselsucht|nackensteife|cefalea|dolor de cabeza|escalofrios|fiebre|nauseas"
    "|vomitos|cansancio|fatiga|mareo|mareos|sarpullido|erupcion|picor|prurito|dolor de espalda|dolor muscular|mialgia"
    "|palpitaciones|taquicardia|disnea|diarrea|dolor abdominal|dolor toracico|rubor|sofoco|urticaria|rigidez de nuca"
    "|cephalee|cephalees|maux de tete|mal de tete|frissons|fievre|nausee|nausees|vomissements|fatigue|vertiges"
    "|eruption|eruption cutanee|demangeaisons|prurit|mal de dos|douleurs musculaires|myalgies|palpitations|tachycardie"
    "|dyspnee|essoufflement|diarrhee|douleur abdominale|douleur thoracique|rougeur|bouffees de chaleur|urticaire"
    "|raideur de la nuque"
)
MEDICINES = (
    "paracetamol|acetaminophen|diphenhydramin|diphenhydramine|difenhidramina|cetirizin|cetirizina|cetirizine|loratadin"
    "|loratadina|fexofenadin|fexofenadina|chlorphenamin|clorfenamina|dexclorfeniramina|dexchlorpheniramine|famotidin"
    "|famotidina|ibuprofeno|ibuprofene|naproxeno|naproxene|hydrocortison|hidrocortisona|methylprednisolon"
    "|metilprednisolona|prednison|prednisona|prednisolon|prednisolona|dexamethason|dexametasona|dimetinden|clemastin"
    "|novalgin|metamizol|doliprane|dafalgan|efferalgan|polaramine|polaramin|fenistil|tavegil|urbason|aerius|atarax"
    "|hidroxizina|hydroxyzine|kochsalz|kochsalzlosung|suero salino|suero fisiologico|serum physiologique|aspirin"
    "|aspirina|aspirine|aspegic"
)


def says_none(text: str) -> bool:
    """Whether a cell answers "none": no reaction, nothing given."""
    return _folded(text) in _all(_NONE)


def says_not_known(text: str) -> bool:
    """Whether a cell says that it is not known, or that nobody asked."""
    return _folded(text) in _all(_UNKNOWN)


def says_yes(text: str) -> bool:
    """Whether a cell says yes, and no more."""
    return _folded(text) in _all(_YES)


def severity_of(text: str) -> Severity | None:
    """The severity that a cell names."""
    return _severities().get(_folded(text))


def outcome_of(text: str) -> Outcome | None:
    """The outcome that a cell names."""
    return _outcomes().get(_folded(text))


def place_of(text: str) -> Place | None:
    """The place that a cell names."""
    return _places().get(_folded(text))


@lru_cache(maxsize=20_000)  # the cells of a long table say the same few things
def _folded(text: str) -> str:
    return fold(text.translate(_DASHES)).strip(" .!")


_DASHES = {ord(each): "-" for each in "‐‑‒–—―−"} | {ord("’"): "'", ord("."): " "}


@cache
def _all(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


@cache
def _severities() -> dict[str, Severity]:
    return {word: severity for severity, words in _SEVERITIES.items() for word in words.split("|")}


@cache
def _outcomes() -> dict[str, Outcome]:
    return {word: outcome for outcome, words in _OUTCOMES.items() for word in words.split("|")}


@cache
def _places() -> dict[str, Place]:
    return {word: place for place, words in _PLACES.items() for word in words.split("|")}
