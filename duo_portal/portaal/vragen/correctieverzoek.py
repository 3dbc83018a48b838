"""The questions by which somebody has their data corrected."""

from django.urls import reverse

from duo_portal.aanvragen.correctie import (
    CORRECTIE,
    GEEN_PERIODE,
    LIJN,
    SOORT,
    VELD_JUIST,
    VELD_NU,
    VELD_SINDS,
    VELD_WAT,
    niet_in_de_toekomst,
)
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag, open_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom

STAPPEN = (
    Stap(
        "wat",
        VELD_WAT.label,
        (VELD_WAT,),
        waarom=("Dan weten wij wie ernaar moet kijken.", "Then we know who must look at it."),
        let_op=(
            "Naam, geboortedatum, adres en familie krijgen wij van uw gemeente. Staat het daar ook fout? Vraag het dan eerst daar.",
            "Name, date of birth, address and family come from your municipality. Is it wrong there too? Then ask there first.",
        ),
    ),
    Stap("nu", VELD_NU.label, (VELD_NU,), waarom=("Schrijf op wat u bij ons zag staan.", "Write what you saw with us.")),
    Stap("juist", VELD_JUIST.label, (VELD_JUIST,), waarom=("Dan weten wij wat wij moeten verbeteren.", "Then we know what to correct.")),
    Stap(
        "sinds",
        VELD_SINDS.label,
        (VELD_SINDS,),
        waarom=("Soms verandert er dan ook een besluit.", "Sometimes a decision changes too."),
        controleer=niet_in_de_toekomst,
    ),
    Stap(
        "bewijs",
        ("Hebt u een bewijs?", "Do you have evidence?"),
        waarom=("Bijvoorbeeld een brief of een uittreksel.", "For example a letter or an extract."),
        let_op=("Hebt u het niet? Ga dan verder. U kunt het later sturen.", "You do not have it? Then go on. You can send it later."),
        bijlagen=True,
    ),
)


def _uitleg(vraag: Vraag) -> list[str]:
    tot = datum(CORRECTIE.termijn(vraag.dag))
    return [
        tekst("Klopt een gegeven over u niet? Dan verbeteren wij het.", "Is something we keep about you wrong? Then we correct it."),
        tekst(f"U hoort uiterlijk {tot} van ons, als u het vandaag verstuurt.", f"You hear from us by {tot}, if you send it today."),
    ]


def _kruimels(periode: int) -> list[dict[str, str]]:
    return [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Mijn gegevens", "My data"), "url": reverse("mijngegevens:start")},
    ]


CORRECTIEVERZOEK = Stroom(
    naam="correctieverzoek",
    lijn=LIJN,
    titel=CORRECTIE.titel,
    stappen=STAPPEN,
    bestaat=lambda vraag: vraag.periode == GEEN_PERIODE,
    al_gedaan=open_aanvraag(SOORT),
    uitleg=_uitleg,
    verstuur=als_aanvraag(SOORT),
    kruimels=_kruimels,
    minuten=5,
    termijn=CORRECTIE.termijn,
    periode=lambda periode: "",
)
