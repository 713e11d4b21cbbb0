"""The fixed text about signs to call about. It is the leaflets' and states no judgement of this program."""

CALL_SENTENCE = (
    "The product leaflet says to tell your doctor or nurse right away about signs like this. "
    "In an emergency call your local emergency number. This program does not assess symptoms, and nobody is alerted."
)
SOURCES = (
    "Sources: the package leaflet of Privigen (EU), the home reaction form of a Newfoundland programme, and the "
    "side-effect pages of a home-infusion pharmacy (Nufactor). Your own clinic's instructions go before this list."
)
