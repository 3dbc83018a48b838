"""The questions by which somebody asks lesgeld back: one per page, and none that the school or the first answer settles."""

from collections.abc import Mapping

from django.urls import reverse

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Waarden
from duo_portal.berichten.opmaak import datum, schooljaar, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag, open_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom
from duo_portal.register.models import Inschrijving
from duo_portal.tijd import schooljaren
from lesgeld.selectors import schooljaren_van
from lesgeld.terugvragen import (
    SOORT,
    TERUGVRAGEN,
    VELD_DAG,
    VELD_LAAT,
    VELD_REDEN,
    VELD_TOELICHTING,
    dag_in_schooljaar,
    is_laat,
    uitleg_als_nodig,
    waarom_zo_laat,
)

# What the school delivers proves these, so that no paper is asked.
ZONDER_BEWIJS = {"overstap"}


def dag_van_school(vraag: Vraag) -> Mapping[str, str] | None:
    """The last day of the last enrolment of that year; unknown while an enrolment runs on or ends later."""
    begin, eind = schooljaren.begin(vraag.periode), min(schooljaren.eind(vraag.periode), vraag.dag)
    dagen = Inschrijving.objects.filter(persoon=vraag.persoon_id, vervangen_op__isnull=True, begindatum__lte=eind)
    einden = list(dagen.values_list("einddatum", flat=True))
    gesloten = [dag for dag in einden if dag is not None]
    if len(gesloten) < len(einden) or not gesloten or not begin <= max(gesloten) <= eind:
        return None
    laatste = max(gesloten)
    return {VELD_DAG.naam: f"{laatste.day}-{laatste.month}-{laatste.year}"}


def _met_bewijs(vraag: Vraag, eerder: Waarden) -> bool:
    return eerder.get("reden") not in ZONDER_BEWIJS


STAPPEN = (
    Stap(
        "reden",
        VELD_REDEN.label,
        (VELD_REDEN,),
        waarom=("De wet noemt redenen waarvoor lesgeld terug kan.", "The law names the reasons for which the fee can go back."),
        let_op=("Haalde u uw diploma? Dan hoeft u niets te vragen.", "Did you get your diploma? Then you do not have to ask."),
    ),
    Stap(
        "laatste-schooldag",
        VELD_DAG.label,
        (VELD_DAG,),
        waarom=("Van die dag af rekenen wij uit hoeveel u terugkrijgt.", "From that day on we work out how much you get back."),
        controleer=dag_in_schooljaar,
        bekend=dag_van_school,
        bron=("Deze dag gaf uw school aan ons door.", "Your school gave us this day."),
    ),
    Stap(
        "uitleg",
        VELD_TOELICHTING.label,
        (VELD_TOELICHTING,),
        waarom=("Een medewerker leest dit en beslist.", "A member of staff reads this and decides."),
        controleer=uitleg_als_nodig,
    ),
    Stap(
        "waarom-nu",
        VELD_LAAT.label,
        (VELD_LAAT,),
        waarom=(
            "Vragen kan tot het einde van het schooljaar. Daarna kijkt een medewerker of het nog kan.",
            "You can ask until the end of the school year. After that a member of staff looks at whether it is possible.",
        ),
        als=lambda vraag, eerder: is_laat(vraag),
        controleer=waarom_zo_laat,
    ),
    Stap(
        "bewijs",
        ("Hebt u een bewijs?", "Do you have evidence?"),
        waarom=(
            "Bijvoorbeeld een brief van uw school, van een arts of van de gemeente. Er hoeft geen ziekte in te staan.",
            "For example a letter of your school, of a doctor or of the municipality. It need not name an illness.",
        ),
        let_op=(
            "Hebt u het nog niet? Ga dan verder. U kunt het later sturen.",
            "Do you not have it yet? Then go on. You can send it later.",
        ),
        als=_met_bewijs,
        bijlagen=True,
    ),
)


def _uitleg(vraag: Vraag) -> list[str]:
    wie = tekst(
        "U kunt lesgeld terugvragen als u vóór 1 mei stopte met uw opleiding. Dat kan als u ziek bent of zwanger, als er iets is "
        "in uw familie, of als u overstapte.",
        "You can ask for your school fee back if you stopped your course before 1 May. That is possible if you are ill or pregnant, "
        "if something happened in your family, or if you changed courses.",
    )
    if is_laat(vraag):
        wanneer = tekst(
            "Het schooljaar is voorbij. U kunt nog vragen. Een medewerker kijkt of het nog kan.",
            "The school year is over. You can still ask. A member of staff looks at whether it is possible.",
        )
    else:
        laatste = datum(schooljaren.eind(vraag.periode))
        wanneer = tekst(f"Vraag dit uiterlijk {laatste}.", f"Ask this by {laatste}.")
    beslist = datum(TERUGVRAGEN.termijn(vraag.dag))
    return [
        wie,
        wanneer,
        tekst(f"Wij beslissen uiterlijk {beslist}, als u het vandaag verstuurt.", f"We decide by {beslist}, if you send it today."),
    ]


def _kruimels(jaar: int) -> list[dict[str, str]]:
    return [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Lesgeld", "School fee"), "url": "/lesgeld/"},
        {"tekst": schooljaar(jaar), "url": reverse("lesgeld:schooljaar", args=[jaar])},
    ]


STROOM = Stroom(
    naam="lesgeld-terugvragen",
    lijn="lesgeld",
    titel=TERUGVRAGEN.titel,
    stappen=STAPPEN,
    bestaat=lambda vraag: vraag.periode in schooljaren_van(vraag.persoon_id),
    al_gedaan=open_aanvraag(SOORT),
    uitleg=_uitleg,
    verstuur=als_aanvraag(SOORT),
    kruimels=_kruimels,
    minuten=5,
    termijn=TERUGVRAGEN.termijn,
)
