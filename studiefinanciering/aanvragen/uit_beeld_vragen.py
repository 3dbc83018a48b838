"""The questions about a parent who is out of the picture. Few and quiet; proof may come later."""

from collections.abc import Mapping

from django.urls import reverse

from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Waarden
from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import open_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom, Zending
from studiefinanciering.aanvragen import woorden
from studiefinanciering.aanvragen.aanvraag_vragen import kruimels
from studiefinanciering.aanvragen.uit_beeld import (
    SOORT,
    UIT_BEELD,
    VELD_GROND,
    VELD_LENEN,
    VELD_OUDER,
    VELD_UITLEG,
    lening_zolang,
    meld_ouder_uit_beeld,
    ouder_bekend,
    ouders,
)


def _enige_ouder(vraag: Vraag) -> Mapping[str, str] | None:
    gevonden = ouders(vraag)
    return {VELD_OUDER.naam: str(gevonden[0].nummer)} if len(gevonden) == 1 else None


def _wie_is_wie(vraag: Vraag, eerder: Waarden) -> list[str]:
    return [
        tekst(f"Ouder {ouder.nummer} is {ouder.naam or 'onbekend'}.", f"Parent {ouder.nummer} is {ouder.naam or 'unknown'}.")
        for ouder in ouders(vraag)
    ]


def _lening(vraag: Vraag, eerder: Waarden) -> list[str]:
    bedrag = lening_zolang(vraag)
    regels = [tekst(*woorden.LENING)]
    if bedrag > 0:
        regels.append(tekst(f"Het gaat om {centen(bedrag)} per maand.", f"It is about {centen(bedrag)} per month."))
    return regels


STAPPEN = (
    Stap(
        "ouder",
        VELD_OUDER.label,
        (VELD_OUDER,),
        eerst=_wie_is_wie,
        bekend=_enige_ouder,
        controleer=ouder_bekend,
        bron=("Wij kennen één ouder van u.", "We know one parent of yours."),
    ),
    Stap(
        "situatie",
        VELD_GROND.label,
        (VELD_GROND,),
        waarom=(
            "De wet noemt deze situaties. Een medewerker leest dit, en niemand anders.",
            "The law names these. A member of staff reads this, nobody else.",
        ),
        let_op=("Uw ouder krijgt niet te zien wat u hier schrijft.", "Your parent does not see what you write here."),
    ),
    Stap("vertellen", VELD_UITLEG.label, (VELD_UITLEG,), waarom=("Dit helpt de medewerker.", "This helps the member of staff.")),
    Stap(
        "verklaring",
        ("Hebt u een verklaring?", "Do you have a statement?"),
        waarom=(
            "Bijvoorbeeld van uw decaan, huisarts of hulpverlener. Of een brief van de rechter. Een verklaring van uw decaan is genoeg.",
            "For example of your student counsellor, doctor or social worker. Or a letter of the court. Your counsellor's is enough.",
        ),
        let_op=("Hebt u hem nog niet? Ga dan verder. U kunt hem later sturen.", "Not yet? Then go on. You can send it later."),
        bijlagen=True,
    ),
    Stap(
        "lenen",
        VELD_LENEN.label,
        (VELD_LENEN,),
        eerst=_lening,
        voorinvulling=lambda vraag, eerder: {"lenen": "nee"},
        let_op=("Het hoeft niet. Zegt u nee, dan verandert er nu niets.", "You do not have to. If you say no, nothing changes now."),
    ),
)


def _verstuur(zending: Zending) -> str:
    burger = zending.burger
    indiening = Indiening(
        soort=SOORT,
        persoon_id=burger.betreft_id,
        periode=0,
        getypt=zending.getypt,
        sleutel=zending.sleutel,
        door_id=burger.persoon_id,
        vertegenwoordiging_id=burger.namens.vertegenwoordiging_id if burger.namens else None,
        bestanden=zending.bestanden,
    )
    return reverse("aanvragen:aanvraag", args=[meld_ouder_uit_beeld(indiening, lening_zolang(zending.vraag)).pk])


def _uitleg(vraag: Vraag) -> list[str]:
    beslist = datum(UIT_BEELD.termijn(vraag.dag))
    return [
        tekst(
            "Soms is er geen contact met een ouder. Dan hoeft het inkomen van die ouder niet mee te tellen.",
            "Sometimes there is no contact with a parent. Then that parent's income need not count.",
        ),
        tekst(
            "Eerst vragen wij zelf gegevens op. Daarna beslist een medewerker. U hoeft uw ouder niet te benaderen.",
            "First we ask for data ourselves. Then a member of staff decides. You do not have to approach your parent.",
        ),
        tekst(f"U hoort uiterlijk {beslist} van ons.", f"You hear from us by {beslist}."),
    ]


STROOM = Stroom(
    naam="ouder-uit-beeld",
    lijn="studiefinanciering",
    titel=UIT_BEELD.titel,
    stappen=STAPPEN,
    bestaat=lambda vraag: vraag.periode == 0 and bool(ouders(vraag)),
    al_gedaan=open_aanvraag(SOORT),
    uitleg=_uitleg,
    verstuur=_verstuur,
    kruimels=kruimels,
    minuten=5,
    termijn=UIT_BEELD.termijn,
    periode=lambda periode: "",
)
