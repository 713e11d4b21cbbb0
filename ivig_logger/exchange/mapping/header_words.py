"""What people call their columns, in English, German, Spanish and French; compared without case, accents and filling.

What is recognised and cannot be kept as a field of its own goes to the notes.
"""

from ivig_logger.exchange.mapping.targets import Target

FILLERS = frozenset(
    (
        *("of", "the", "a", "an", "at", "for", "der", "die", "das", "des", "dem", "den", "zur", "zum", "bei", "vom"),
        *("am", "de", "del", "la", "el", "los", "las", "le", "les", "du", "d", "l", "en", "au"),
        *("nr", "no", "num", "numero", "number", "nummer", "n"),
    )
)

NAMES = {
    Target.PATIENT: "patient|patient name|name patient|name|patientin|nombre|nombre paciente|paciente|nom|nom patient"
    "|person|client",
    Target.SESSION: "session|session id|session number|infusion number|infusion id|id|no|nr|number|nummer|sitzung"
    "|infusion nr|infusionsnummer|numero|sesion|numero sesion|seance|numero seance|#|lfd nr|lfd|row",
    Target.DATE: "date|day|infusion date|session date|treatment date|date infusion|date treatment|datum|tag"
    "|infusionsdatum|behandlungsdatum|datum infusion|fecha|dia|fecha infusion|fecha tratamiento|jour|date perfusion"
    "|date seance|date traitement|local date|start date|startdatum|fecha inicio|date debut|started date",
    Target.START: "start|start time|begin|began|started|time start|starttime|infusion start|start infusion|time started"
    "|time|beginn|anfang|startzeit|uhrzeit beginn|beginn infusion|infusionsbeginn|von|zeit|uhrzeit|inicio|hora inicio"
    "|comienzo|hora comienzo|inicio infusion|desde|hora|debut|heure debut|debut perfusion|heure|date time|datetime"
    "|datum uhrzeit|fecha hora|date heure|from|start local|started local|date start",
    Target.ZONE: "time zone|timezone|zone|zeitzone|zona horaria|fuseau horaire",
    Target.END: "end|end time|finish|finished|finish time|ended|stop|stop time|time end|endtime|infusion end"
    "|end infusion|time ended|ende|endzeit|uhrzeit ende|ende infusion|infusionsende|bis|fin|hora fin|final|hora final"
    "|fin infusion|hasta|heure fin|fin perfusion|until|to|end local|ended local",
    Target.DURATION: "duration|length|infusion time|how long|dauer|infusionsdauer|laufzeit|duracion|duracion infusion"
    "|tiempo|duree|duree perfusion|total time",
    Target.OUTCOME: "outcome|status|result|completed|how it went|ergebnis|verlauf|ausgang|resultado|estado|desenlace"
    "|resultat|statut|issue",
    Target.STOP_REASON: "stop reason|reason stopped|reason stopping|why stopped|stopped because|reason|abbruchgrund"
    "|grund|grund abbruch|motivo|motivo interrupcion|motivo suspension|motif|motif arret|raison arret",
    Target.PLACE: "place|location|where|site|setting|ort|einrichtung|lugar|sitio|centro|lieu|endroit",
    Target.PRODUCT: "product|brand|ivig|ivig product|ivig brand|immunoglobulin|immune globulin"
    "|produkt|praparat|marke|immunglobulin|handelsname|producto|marca|inmunoglobulina|produit"
    "|marque|immunoglobuline|igiv|specialite",
    Target.CONCENTRATION: "concentration|conc|strength|konzentration|konz|concentracion",
    Target.DOSE: "dose|dose given|ivig dose|amount|total dose|grams|grams given|dosis|gesamtdosis|gramm|menge"
    "|dosis ivig|dosis total|dosis administrada|cantidad|gramos|dose totale|dose administree|quantite|grammes|dosage"
    "|dosierung|dose igiv",
    Target.WEIGHT: "weight|body weight|patient weight|wt|gewicht|korpergewicht|kg|peso|peso corporal|poids"
    "|poids corporel",
    Target.VOLUME: "volume|total volume|infused volume|volume infused|volumen|gesamtvolumen|infusionsvolumen"
    "|volumen total|volumen infundido|volume total|volume perfuse|ml",
    Target.LOT: "lot|lots|batch|lot batch|lot numbers|lot nos|batches|batch numbers|charge|chargen|chargennummer"
    "|chargennummern|chargennr|ch b|charge lot|lote|lotes|numero lote|numeros lote|lots numeros",
    Target.GRAMS: "vial grams|lot grams|grams per vial|vial size|grams lot|gramm flasche|flaschengrosse|gramm charge"
    "|gramos vial|gramos lote|tamano vial|grammes flacon|taille flacon|grammes lot",
    Target.EXPIRY: "expiry|exp|expires|expiry date|expiration|expiration date|exp date|lot expiry|use by|verfall"
    "|verfallsdatum|verfalldatum|ablaufdatum|haltbar bis|verwendbar bis|caducidad|fecha caducidad|vencimiento"
    "|fecha vencimiento|expiracion|peremption|date peremption|date expiration",
    Target.PREMEDICATION: "premedication|premedications|premed|premeds|pre medication|pre meds|pre med"
    "|pramedikation|vormedikation|begleitmedikation|premedicacion|premedicaciones|premedicaments",
    Target.PREMEDICATION_DOSE: "premedication dose|premed dose|dose premedication|dosis pramedikation"
    "|pramedikation dosis|vormedikation dosis|dosis premedicacion|premedicacion dosis|premedication dosage",
    Target.PREMEDICATION_TIME: "premedication time|premed time|time premedication|minutes before|min before"
    "|minutes before start|pramedikation zeit|pramedikation uhrzeit|uhrzeit pramedikation|minuten vorher|minuten vor"
    "|minuten vor beginn|min vorher|hora premedicacion|premedicacion hora|minutos antes|min antes"
    "|minutos antes inicio|heure premedication|premedication heure|minutes avant|min avant|minutes avant debut",
    Target.PREMEDICATION_ROUTE: "premedication route|premed route|route|route premedication|verabreichung|applikation"
    "|via|via administracion|voie|voie administration",
    Target.MEDICINES: "other medicines|other medicine|other medications|andere medikamente|weitere medikamente"
    "|otros medicamentos|autres medicaments",
    Target.REACTION: "reaction|reactions|side effect|side effects|adverse reaction|adverse reactions|adverse event"
    "|adverse events|symptom|symptoms|reaktion|reaktionen|nebenwirkung|nebenwirkungen|symptome|beschwerden|reaccion"
    "|reacciones|efecto adverso|efectos adversos|efecto secundario|efectos secundarios|reaccion adversa"
    "|reacciones adversas|sintoma|sintomas|effet secondaire|effets secondaires|effet indesirable|effets indesirables"
    "|symptomes|reaction adverse",
    Target.ONSET: "onset|reaction onset|onset reaction|symptom onset|onset time|time onset|began after|reaction time"
    "|time reaction|minutes after start|min after start|minutes after|reaktion beginn|beginn reaktion|auftreten"
    "|zeitpunkt|reaktion zeit|minuten nach beginn|min nach beginn|nach minuten|reaktionsbeginn|beginn nebenwirkung"
    "|inicio reaccion|aparicion|hora reaccion|minutos tras inicio|minutos desde inicio|minutos despues"
    "|inicio sintoma|comienzo reaccion|debut reaction|apparition|heure reaction|delai|minutes apres debut"
    "|minutes apres|delai apparition|debut symptome",
    Target.SEVERITY: "severity|grade|intensity|reaction severity|severity reaction|how bad|schwere|schweregrad"
    "|starke|reaktion schwere|schwere reaktion|gravedad|severidad|intensidad|gravedad reaccion|gravite|severite"
    "|intensite|gravite reaction",
    Target.RESOLVED: "resolved|resolved at|gone|over|reaction end|end reaction|abgeklungen|ende reaktion|vorbei"
    "|resuelto|fin reaccion|resuelta|resolu|fin reaction|disparition",
    Target.BEFORE: "before|condition before|state before|how before|condition|before infusion|zustand vorher|vorher"
    "|befinden vorher|zustand|antes|estado previo|estado antes|avant|etat avant|etat",
    Target.WELLBEING: "wellbeing|well being|wellness|how i feel|befinden|wohlbefinden|bienestar|bien etre",
    Target.IGG_TROUGH: "igg trough|trough|igg|igg level|trough level|igg talspiegel|talspiegel|igg spiegel|igg valle"
    "|nivel igg|valle|igg residuel|taux residuel|taux igg|igg nadir",
    Target.NOTES: "notes|note|comment|comments|remark|remarks|other|observations|notizen|notiz|bemerkung|bemerkungen"
    "|anmerkung|anmerkungen|kommentar|kommentare|sonstiges|notas|nota|observaciones|comentario|comentarios|otros"
    "|commentaire|commentaires|remarque|remarques|autre|nurse|nurse name|pflegekraft|enfermera|infirmiere",
    Target.LEAVE_OUT: "first hour|in first hour",  # it follows from the onsets
    Target.ONE_LINE: "one line|whole session|session in one line|summary|zusammenfassung|resumen|resume",
}

# Names that mean something else beside a lot, a premedication or a reaction than they do for the session.
BESIDE_LOT = {
    Target.GRAMS: "grams|gramm|gramos|grammes|g|size|amount|menge|grosse|dose|dosis|cantidad|quantite",
    Target.EXPIRY: "date|datum|fecha|until|bis",
}
BESIDE_PREMEDICATION = {
    Target.PREMEDICATION_DOSE: "dose|dosis|dosage|dosierung|amount|menge|cantidad|quantite",
    Target.PREMEDICATION_TIME: "time|zeit|uhrzeit|hora|heure|given at|gegeben um|minutes|minuten|minutos|min|when",
    Target.PREMEDICATION_ROUTE: "route|via|voie|weg|applikation",
}
BESIDE_REACTION = {
    Target.ONSET: "time|zeit|uhrzeit|hora|heure|start|begin|began|beginn|inicio|debut|comienzo|when|minutes|minuten"
    "|minutos|min|after|nach",
    Target.SEVERITY: "severity|grade|schwere|gravedad|gravite|grad|grado",
    Target.RESOLVED: "end|ende|fin|until|bis|hasta|resolved",
}

UNIT_WORDS = {
    "g": "g gr gm gram grams gramm gramos gramo grammes gramme",
    "mg": "mg milligram milligrams milligramm miligramos milligrammes",
    "mcg": "mcg ug microgram micrograms",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramos kilogrammes",
    "lb": "lb lbs pound pounds libras livres pfund",
    "mL": "ml milliliter milliliters millilitre millilitres mililitros",
    "L": "l liter liters litre litres litros",
    "min": "min mins minute minutes minuten minutos mn",
    "h": "h hr hrs hour hours std stunde stunden hora horas heure heures",
    "%": "% percent prozent",
    "g/L": "g/l",
    "mg/dL": "mg/dl",
    "tablets": "tablets tablet tabletten tabletas comprimidos comprimes tabs tab",
    "units": "units iu ie ui",
    "clock": "hh:mm clock uhrzeit uhr hhmm 24h",
}
