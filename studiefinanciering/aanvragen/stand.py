"""What the answers so far come to: sure amounts, and a range where a parent's income decides.

Nobody's income is read before the application is sent, not even to show it: the range is the same for everybody in the same
situation (AVG art. 5; WSF 1.7 lid 2).
"""

from collections.abc import Mapping

from django.urls import reverse

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Waarden
from duo_portal.berichten.opmaak import centen, maandnaam, tekst
from duo_portal.portaal.vragen.stroom import Stand
from duo_portal.regels.bereken import regelingen
from studiefinanciering.aanvragen import bekend
from studiefinanciering.aanvragen.aanvraag import eerste_maand, lening_centen
from studiefinanciering.aanvragen.bedrag import Situatie, bedragen, collegegeld_op
from studiefinanciering.aanvragen.profiel import profiel_van

REKENHULP = "aanvullende-beurs"


def stand_van(vraag: Vraag, waarden: Waarden) -> Stand | None:
    opleiding, profiel = waarden.get("opleiding"), profiel_van(vraag)
    if not isinstance(opleiding, str) or profiel.geboren is None:
        return None
    maand = max(eerste_maand(vraag.periode, opleiding, waarden.get("vanaf"), vraag.dag), bekend.maand_van(vraag.dag))
    wie = Situatie(
        opleiding,
        bool(profiel.uitwonend),
        profiel.geboren,
        bool(waarden.get("eenouder")),
        lening_centen(waarden),
        collegegeld_op(maand) if waarden.get("collegegeld") else 0,
    )
    stappen = bedragen(wie, maand)
    if stappen is None:
        return None
    return _stand(wie, stappen, waarden.get("aanvullend") is not False, f"{maandnaam(maand)} {maand.year}")


def _stand(wie: Situatie, bedrag: Mapping[str, int], met_aanvullend: bool, maand: str) -> Stand:
    vast = sum(bedrag[naam] for naam in ("basisbeurs", "eenoudertoeslag", "lening", "collegegeldkrediet"))
    hoogste = bedrag["maximum_aanvullend"] if met_aanvullend else 0
    regels = [(tekst("Basisbeurs", "Basisbeurs"), centen(bedrag["basisbeurs"]))]
    if met_aanvullend:
        regels.append((tekst("Aanvullende beurs", "Aanvullende beurs"), _tussen(0, hoogste)))
    if wie.eenouder:
        regels.append((tekst("Toeslag voor één ouder", "Supplement for single parents"), centen(bedrag["eenoudertoeslag"])))
    if wie.lening_centen:
        regels.append((tekst("Lening", "Loan"), centen(bedrag["lening"])))
    if wie.collegegeld_centen:
        regels.append((tekst("Lening voor collegegeld", "Loan for the tuition fee"), centen(bedrag["collegegeldkrediet"])))
    regels.append((tekst("Samen per maand", "Together per month"), _tussen(vast, vast + hoogste)))
    return Stand(tekst(f"Dit kunt u krijgen in {maand}", f"What you can get in {maand}"), regels, _uitleg(met_aanvullend), _link())


def _tussen(laagste: int, hoogste: int) -> str:
    if laagste == hoogste:
        return centen(laagste)
    return tekst(f"{centen(laagste)} tot {centen(hoogste)}", f"{centen(laagste)} to {centen(hoogste)}")


def _uitleg(met_aanvullend: bool) -> list[str]:
    regels = [
        tekst(
            "Dit is per maand. U krijgt het in de maanden waarin u recht hebt.",
            "This is per month, in the months in which you have a right.",
        )
    ]
    if met_aanvullend:
        regels.append(
            tekst(
                "De aanvullende beurs hangt af van het inkomen van uw ouders. Dat mogen wij pas opvragen als u de aanvraag verstuurt. "
                "Daarom staat hier geen precies bedrag.",
                "The aanvullende beurs depends on your parents' income. We may only ask for that when you send the request. "
                "So there is no exact amount here.",
            )
        )
    return regels


def _link() -> tuple[str, str] | None:
    if REKENHULP not in regelingen:
        return None
    woorden = tekst("Reken zelf uit wat u ongeveer krijgt, met een schatting", "Work out yourself what you may get, with an estimate")
    return woorden, reverse("openbaar:rekenhulp", args=[REKENHULP])
