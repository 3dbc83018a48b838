"""The request for a refund of lesgeld: what is asked, what must be right, and by when a person judges it (UB 7 lid 2 and 3)."""

from datetime import date

from duo_portal.aanvragen.soorten import Aanvraagsoort, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.tijd import schooljaren
from duo_portal.tijd.duur import Duur, laatste_dag
from duo_portal.vorderingen.models import Vordering, Vorderingsoort
from lesgeld.codes import Reden
from lesgeld.regels.norm import NORMEN

SOORT = "lesgeld_terugvragen"
TAAK = "teruggave_verzoek"
REDENEN = {
    "zelf_ziek": ("Ik ben ernstig ziek", "I am seriously ill"),
    "naaste_ziek": ("Mijn partner of iemand uit mijn familie is ernstig ziek", "My partner or someone in my family is seriously ill"),
    "naaste_overleden": ("Mijn partner of iemand uit mijn familie is overleden", "My partner or someone in my family died"),
    "zwanger": ("Ik ben zwanger of net bevallen", "I am pregnant or have just given birth"),
    "scheiding": ("Mijn ouders scheiden, of ik scheid zelf", "My parents divorce, or I do"),
    "familie": ("Er is iets anders gebeurd in mijn familie", "Something else happened in my family"),
    "overstap": ("Ik ging verder met bbl of een opleiding in deeltijd", "I went on with bbl or a part-time course"),
}
# Which reason of the law a staff member will look at first; they decide.
WET = {"zelf_ziek": Reden.ZIEKTE, "overstap": Reden.OVERSTAP}
MEER_UITLEG = {"familie"}
VELD_REDEN = Veld(
    "reden",
    "keuze",
    ("Waarom bent u gestopt met uw opleiding?", "Why did you stop your course?"),
    leeg=("Kies waarom u bent gestopt.", "Choose why you stopped."),
    hulp=(
        "Familie is: uw ouder, kind, broer, zus, opa, oma of kleinkind.",
        "Family is: your parent, child, brother, sister, grandparent or grandchild.",
    ),
    keuzes=REDENEN,
)
VELD_DAG = Veld(
    "laatste_schooldag",
    "datum",
    ("Wat was uw laatste schooldag?", "What was your last day at school?"),
    leeg=("Schrijf uw laatste schooldag op. Weet u hem niet precies? Vraag hem aan uw school.", "Write down your last day at school."),
    hulp=("Bijvoorbeeld 20-2-2026.", "20-2-2026, for example."),
)
VELD_TOELICHTING = Veld(
    "toelichting",
    "tekst",
    ("Wilt u iets uitleggen?", "Do you want to explain something?"),
    hulp=(
        "U hoeft niet te schrijven welke ziekte het is. Wij vragen nooit naar een diagnose.",
        "You do not have to write which illness it is. We never ask for a diagnosis.",
    ),
)
VELD_LAAT = Veld(
    "reden_laat",
    "tekst",
    ("Waarom vraagt u dit na 31 juli?", "Why do you ask after 31 July?"),
    hulp=(
        "Alleen nodig als het schooljaar voorbij is. Een medewerker leest uw uitleg.",
        "Only needed when the school year is over. A member of staff reads your explanation.",
    ),
    langst=1000,
)
VELDEN = (VELD_REDEN, VELD_DAG, VELD_TOELICHTING, VELD_LAAT)


def is_laat(vraag: Vraag) -> bool:
    """A refund on request can be asked until the end of the school year (UB LCW art. 7 lid 3)."""
    return vraag.dag > schooljaren.eind(vraag.periode)


def _controleer(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    fouten = {**dag_in_schooljaar(vraag, waarden), **uitleg_als_nodig(vraag, waarden), **waarom_zo_laat(vraag, waarden)}
    if not Vordering.objects.filter(persoon=vraag.persoon_id, soort=Vorderingsoort.LESGELD, periode=vraag.periode).exists():
        fouten[""] = tekst(
            "U betaalt over dit schooljaar geen lesgeld. Er is dus niets om terug te vragen.",
            "You pay no school fee for this school year. So there is nothing to ask back.",
        )
    return fouten


def dag_in_schooljaar(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    dag = waarden.get("laatste_schooldag")
    begin, eind = schooljaren.begin(vraag.periode), schooljaren.eind(vraag.periode)
    if not isinstance(dag, str) or begin <= date.fromisoformat(dag) <= eind:
        return {}
    zin = tekst(
        f"Deze dag valt niet in dit schooljaar. Kies een dag van {datum(begin)} tot en met {datum(eind)}.",
        f"This day is not in this school year. Choose a day from {datum(begin)} up to and including {datum(eind)}.",
    )
    return {"laatste_schooldag": zin}


def uitleg_als_nodig(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    if waarden.get("reden") not in MEER_UITLEG or waarden.get("toelichting"):
        return {}
    return {"toelichting": tekst("Schrijf kort op wat er is gebeurd.", "Write briefly what happened.")}


def waarom_zo_laat(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    if not is_laat(vraag) or waarden.get("reden_laat"):
        return {}
    zin = tekst("Het schooljaar is voorbij. Schrijf op waarom u dit nu pas vraagt.", "The school year is over. Write why you ask only now.")
    return {"reden_laat": zin}


def _leid_af(vraag: Vraag, waarden: Waarden) -> Waarden:
    return {"te_laat": is_laat(vraag)}


def _taaktekst(vraag: Vraag, waarden: Waarden) -> str:
    """Without the reason: a list of work is no place for somebody's illness."""
    laat = ", na 31 juli: vraag naar de reden" if is_laat(vraag) else ""
    return f"Teruggave van lesgeld {schooljaren.tekst(vraag.periode)} gevraagd{laat}. Beoordeel de aanvraag."


def _termijn(ontvangen: date) -> date:
    """The last day to decide, moved by the Algemene termijnenwet."""
    return laatste_dag(ontvangen, Duur(dagen=int(NORMEN["beslistermijn_aanvraag"].op(ontvangen).waarde or 0)))


TERUGVRAGEN = Aanvraagsoort(
    naam=SOORT,
    lijn="lesgeld",
    titel=("Lesgeld terugvragen", "Ask for your school fee back"),
    velden=VELDEN,
    taaksoort=TAAK,
    taaktekst=_taaktekst,
    controleer=_controleer,
    leid_af=_leid_af,
    termijn=_termijn,
)
