"""The questions of the application: none that the register answers, gift or debt first, and what it comes to beside each."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import TweeTalen
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom
from studiefinanciering.aanvragen import bekend, velden, woorden
from studiefinanciering.aanvragen.aanvraag import AANVRAAG, SOORT, op_tijd
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.aanvragen.profiel import Profiel, profiel_van
from studiefinanciering.aanvragen.stand import stand_van
from studiefinanciering.services.leg_keuze_vast import keuze_op


def _in_taal(zin: TweeTalen) -> list[str]:
    return [tekst(*zin)]


def van_school(vraag: Vraag) -> Mapping[str, str] | None:
    opleiding = profiel_van(vraag).opleiding
    return {velden.OPLEIDING.naam: opleiding} if opleiding else None


def _mag_ho(vraag: Vraag) -> bool:
    """Whether the study year of higher education counts: also as long as nothing is known."""
    opleiding = profiel_van(vraag).opleiding
    return opleiding is None or woorden.is_ho(opleiding)


def begonnen(vraag: Vraag) -> bool:
    """Whether months of this study year are already past."""
    return vraag.dag >= bekend.maand_erbij(bekend.begin(vraag.periode, ho=False), 1)


def _nog_niet_begonnen(vraag: Vraag) -> Mapping[str, str] | None:
    return None if begonnen(vraag) else {velden.VANAF.naam: "begin"}


def _geen_kind(vraag: Vraag) -> Mapping[str, str] | None:
    return None if profiel_van(vraag).alleen_met_kind else {velden.EENOUDER.naam: "nee"}


STAPPEN = (
    Stap(
        "opleiding",
        velden.OPLEIDING.label,
        (velden.OPLEIDING,),
        waarom=("Daarvan hangt af of het een gift is of een lening.", "On that it depends whether it is a gift or a loan."),
        bekend=van_school,
        bron=("Dit gaf uw school aan ons door.", "Your school told us this."),
        controleer=op_tijd,
    ),
    Stap(
        "vanaf",
        velden.VANAF.label,
        (velden.VANAF,),
        eerst=lambda vraag, eerder: _in_taal(woorden.beurs(eerder.get("opleiding"))),
        voorinvulling=lambda vraag, eerder: {"vanaf": "begin"} if eerder.get("opleiding") == "mbo_12" else {},
        waarom=(
            "U kunt ook geld krijgen over maanden die voorbij zijn. Een reisproduct geldt nooit voor maanden die voorbij zijn.",
            "You can also get money for past months. A travel product never counts for past months.",
        ),
        bekend=_nog_niet_begonnen,
        bron=("Het studiejaar moet nog beginnen.", "The study year is still to begin."),
    ),
    Stap(
        "aanvullende-beurs",
        velden.AANVULLEND.label,
        (velden.AANVULLEND,),
        eerst=lambda vraag, eerder: _in_taal(woorden.aanvullend(eerder.get("opleiding"), vraag.dag)),
        voorinvulling=lambda vraag, eerder: {"aanvullend": "ja"},
        waarom=(
            "Wij kijken naar het inkomen van uw ouders. Is dat samen niet te hoog, dan krijgt u extra geld. U ziet hun inkomen niet.",
            "We look at your parents' income. If it is not too high together, you get extra money. You do not see their income.",
        ),
        let_op=(
            "Hebt u geen contact met een ouder? Kies dan toch ja. Daarna kunt u dat apart melden. Wij vragen u nu niets daarover.",
            "Do you have no contact with a parent? Choose yes all the same. You can tell us separately. We ask nothing about it now.",
        ),
    ),
    Stap(
        "lening",
        velden.LENING.label,
        (velden.LENING,),
        eerst=lambda vraag, eerder: _in_taal(woorden.LENING),
        voorinvulling=lambda vraag, eerder: {"lening": "nee"},
        waarom=("U kunt dit elke maand veranderen.", "You can change this every month."),
    ),
    Stap(
        "lening-bedrag",
        velden.LENING_BEDRAG.label,
        (velden.LENING_BEDRAG,),
        eerst=lambda vraag, eerder: _in_taal(woorden.LENING),
        als=lambda vraag, eerder: eerder.get("lening") == "bedrag",
        waarom=(
            "Vraagt u meer dan kan? Dan krijgt u het hoogste bedrag dat kan.",
            "If you ask for more than is possible, you get the most that is.",
        ),
    ),
    Stap(
        "collegegeld",
        velden.COLLEGEGELD.label,
        (velden.COLLEGEGELD,),
        eerst=lambda vraag, eerder: _in_taal(woorden.LENING),
        voorinvulling=lambda vraag, eerder: {"collegegeld": "nee"},
        als=lambda vraag, eerder: woorden.is_ho(eerder.get("opleiding")),
        waarom=("Wij rekenen met het wettelijke collegegeld.", "We use the statutory fee."),
    ),
    Stap(
        "reisproduct",
        velden.REISPRODUCT.label,
        (velden.REISPRODUCT,),
        eerst=lambda vraag, eerder: _in_taal(woorden.beurs(eerder.get("opleiding"))),
        let_op=(
            "Stopt u met uw opleiding? Zet het reisproduct dan stop, uiterlijk de 10e van de maand erna. Anders kost het geld.",
            "Do you stop your course? Then stop the travel product by the 10th of the next month. Otherwise it costs money.",
        ),
    ),
    Stap(
        "kind",
        velden.EENOUDER.label,
        (velden.EENOUDER,),
        eerst=lambda vraag, eerder: _in_taal(woorden.beurs(eerder.get("opleiding"))),
        voorinvulling=lambda vraag, eerder: {"eenouder": "ja"},
        waarom=("Dan krijgt u extra geld.", "Then you get extra money."),
        bekend=_geen_kind,
        bron=("Wij kennen geen kind van u zonder andere ouder in huis.", "We know of no child of yours without another parent at home."),
    ),
)


def open_studiejaren(dag: date) -> range:
    """The study years that can be applied for on a day: those that run, and the next one some months before."""
    eerste = bekend.studiejaar_van(dag, ho=True)
    laatste = bekend.studiejaar_van(bekend.maand_erbij(bekend.maand_van(dag), bekend.VROEG), ho=False)
    return range(eerste, laatste + 1)


def _bestaat(vraag: Vraag) -> bool:
    """Until the last day of the study year, which is a month earlier for whom the school delivered as a student of mbo."""
    return vraag.periode in open_studiejaren(vraag.dag) and vraag.dag <= bekend.eind(vraag.periode, _mag_ho(vraag))


def _al_gedaan(vraag: Vraag) -> str | None:
    """Who has studiefinanciering already changes it; the awards of later years follow by themselves."""
    keuze = keuze_op(vraag.persoon_id, max(bekend.maand_van(vraag.dag), bekend.begin(vraag.periode, ho=True)))
    return reverse("vragen:begin", args=["studiefinanciering-wijzigen", 0]) if keuze is not None and not keuze.stopt else None


def _uitleg(vraag: Vraag) -> list[str]:
    """What we know already, and by when to ask."""
    laatste, beslist = datum(bekend.eind(vraag.periode, _mag_ho(vraag))), datum(beslist_voor(vraag.dag))
    return [
        *_bekend(profiel_van(vraag)),
        tekst(f"Vraag dit uiterlijk {laatste}.", f"Ask for this by {laatste}."),
        tekst(f"Wij beslissen meteen, en uiterlijk {beslist}.", f"We decide at once, and by {beslist} at the latest."),
    ]


def _bekend(wie: Profiel) -> list[str]:
    regels = [tekst("Eén aanvraag is genoeg voor alles. Dit weten wij al:", "One request is enough for everything. This we know already:")]
    if wie.opleiding:
        soort = tekst(*woorden.OPLEIDINGEN[wie.opleiding])
        regels.append(
            tekst(
                f"U volgt {wie.opleidingsnaam} bij {wie.school} ({soort}).", f"You follow {wie.opleidingsnaam} at {wie.school} ({soort})."
            )
        )
    if wie.uitwonend is not None:
        regels.append(
            tekst(
                f"Volgens uw gemeente woont u {'niet ' if wie.uitwonend else ''}bij een ouder. Klopt dat niet? Zeg het uw gemeente.",
                f"According to your municipality you {'do not ' if wie.uitwonend else ''}live with a parent. Wrong? Tell them.",
            )
        )
    namen = [ouder.naam for ouder in wie.ouders if ouder.naam]
    if namen:
        nl, en = " en ".join(namen), " and ".join(namen)
        regels.append(tekst(f"Uw ouders zijn volgens de gemeente: {nl}.", f"Your parents according to the municipality: {en}."))
    if not wie.rekening:
        regels.append(tekst("Uw rekeningnummer vragen wij na het versturen.", "We ask for your account number after you have sent it."))
    return regels


def kruimels(periode: int) -> list[dict[str, str]]:
    return [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Studiefinanciering", "Student finance"), "url": "/studiefinanciering/"},
    ]


STROOM = Stroom(
    naam="studiefinanciering",
    lijn="studiefinanciering",
    titel=AANVRAAG.titel,
    stappen=STAPPEN,
    bestaat=_bestaat,
    al_gedaan=_al_gedaan,
    uitleg=_uitleg,
    verstuur=als_aanvraag(SOORT),
    kruimels=kruimels,
    minuten=5,
    termijn=AANVRAAG.termijn,
    stand=stand_van,
)
