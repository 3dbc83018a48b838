"""Stopping, from a coming month on (WSF 8.1 lid 3); and saying beforehand what that does."""

from datetime import date

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.soorten import Aanvraagsoort, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom
from studiefinanciering.aanvragen import bekend, woorden
from studiefinanciering.aanvragen.aanvraag_vragen import kruimels
from studiefinanciering.aanvragen.meteen import beoordeel_meteen
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.aanvragen.wijzigen import iets_te_wijzigen, naar_studiefinanciering, nu_van, opleiding_nu
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.services.leg_keuze_vast import jaren_vanaf, leg_keuze_vast

SOORT = "studiefinanciering_stoppen"
STOPDAG = 10  # of the month after the last one with a right, by which the travel product must be stopped (WSF 3.27)
VELD_STOP = Veld(
    "stopt",
    "keuze",
    ("Vanaf wanneer wilt u geen studiefinanciering meer?", "From when do you no longer want student finance?"),
    leeg=("Kies vanaf wanneer u wilt stoppen.", "Choose from when you want to stop."),
    keuzes={
        "volgende": ("Vanaf volgende maand", "From next month"),
        "daarna": ("Over twee maanden", "In two months"),
        "studiejaar": ("Aan het einde van dit studiejaar", "At the end of this study year"),
    },
)


def eerste_maand_zonder(vraag: Vraag, waarden: Waarden) -> date:
    """Always a coming month."""
    volgende = bekend.maand_erbij(bekend.maand_van(vraag.dag), 1)
    if waarden.get("stopt") == "daarna":
        return bekend.maand_erbij(volgende, 1)
    if waarden.get("stopt") == "studiejaar":
        ho = woorden.is_ho(opleiding_nu(vraag))
        return max(volgende, bekend.begin(bekend.studiejaar_van(vraag.dag, ho) + 1, ho))
    return volgende


def gevolgen(vraag: Vraag, waarden: Waarden) -> list[str]:
    """What stopping does, before it is sent: the last payment, the travel product, and the debt."""
    zonder = eerste_maand_zonder(vraag, waarden)
    laatste, stop = bekend.maand_erbij(zonder, -1), zonder.replace(day=STOPDAG)
    return [
        tekst(
            f"U krijgt vanaf {datum(zonder)} geen geld meer. De laatste betaling is die van de maand die begint op {datum(laatste)}.",
            f"From {datum(zonder)} you get no more money. The last payment is for the month that begins on {datum(laatste)}.",
        ),
        tekst(
            f"Hebt u een reisproduct? Zet het stop, uiterlijk {datum(stop)}. Daarna kost elke halve maand waarin u reist geld.",
            f"Do you have a travel product? Stop it by {datum(stop)}. After that each half month in which you travel costs money.",
        ),
        _schuld(opleiding_nu(vraag)),
        tekst("U kunt later opnieuw studiefinanciering aanvragen.", "You can apply for student finance again later."),
    ]


def _schuld(opleiding: str | None) -> str:
    if opleiding == "mbo_12":
        return tekst(
            "Uw beurs was een gift. Die hoeft u niet terug te betalen. Wat u leende wel.",
            "Your grant was a gift. You do not pay it back. You do pay back what you borrowed.",
        )
    return tekst(
        "Haalt u binnen 10 jaar uw diploma, dan wordt uw beurs een gift. Anders is hij een schuld. Wat u leende, betaalt u terug.",
        "If you get your diploma within 10 years, your grant becomes a gift. Otherwise it is a debt. You pay back what you borrowed.",
    )


def _verwerk(aanvraag: Aanvraag, waarden: Waarden) -> None:
    zonder = date.fromisoformat(str(aanvraag.gegevens["zonder"]))
    leg_keuze_vast(aanvraag.persoon_id, zonder, {"stopt": True}, aanvraag.pk)
    beoordeel_meteen(aanvraag.persoon_id, jaren_vanaf(zonder))


STOPPEN = Aanvraagsoort(
    naam=SOORT,
    lijn="studiefinanciering",
    titel=("Studiefinanciering stoppen", "Stop your student finance"),
    velden=(VELD_STOP,),
    taaksoort="studiefinanciering_aanvraag",
    taaktekst=lambda vraag, waarden: "Studiefinanciering stoppen.",
    controleer=iets_te_wijzigen,
    leid_af=lambda vraag, waarden: {"zonder": eerste_maand_zonder(vraag, waarden).isoformat()},
    termijn=beslist_voor,
    verwerk=_verwerk,
    vergrendel=lambda persoon_id: vergrendel_kring([persoon_id]),
    ontvangst="studiefinanciering/wijziging_ontvangen",
    verder=naar_studiefinanciering,
)

STAPPEN = (
    Stap(
        "vanaf",
        VELD_STOP.label,
        (VELD_STOP,),
        waarom=("Stoppen kan alleen vanaf een maand die nog komt.", "You can only stop from a month that is still to come."),
        let_op=(
            "Stopt u met uw opleiding? Dan geeft uw school dat ook aan ons door.",
            "Do you stop your course? Then your school tells us too.",
        ),
    ),
    Stap("gevolgen", ("Dit gebeurt er als u stopt", "What happens when you stop"), eerst=gevolgen),
)

STROOM = Stroom(
    naam="studiefinanciering-stoppen",
    lijn="studiefinanciering",
    titel=STOPPEN.titel,
    stappen=STAPPEN,
    bestaat=lambda vraag: vraag.periode == 0 and nu_van(vraag) is not None,
    al_gedaan=lambda vraag: None,
    uitleg=lambda vraag: [
        tekst("Hiermee stopt u alles: beurs, lening en reisproduct.", "With this you stop everything: grant, loan and travel product."),
        tekst("Wilt u alleen minder lenen? Verander dan uw lening.", "Do you only want to borrow less? Then change your loan."),
    ],
    verstuur=als_aanvraag(SOORT),
    kruimels=kruimels,
    minuten=2,
    termijn=STOPPEN.termijn,
    verklaring=("Ik wil stoppen en ik weet wat er dan gebeurt.", "I want to stop and I know what happens then."),
    knop=("Stop mijn studiefinanciering", "Stop my student finance"),
    periode=lambda periode: "",
)
