"""The questions of a change: what, to what, and from when where that can be chosen."""

from collections.abc import Mapping

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag
from duo_portal.portaal.vragen.stroom import LEEG, Stap, Stroom
from studiefinanciering.aanvragen import bekend, velden, woorden
from studiefinanciering.aanvragen.aanvraag_vragen import kruimels
from studiefinanciering.aanvragen.wijzigen import SOORT, VELD_VANAF, VELD_WAT, WIJZIGEN, minder, nu_van, opleiding_nu
from studiefinanciering.models import Aanvullend, Reisproductsoort


def _staat_nu(vraag: Vraag, eerder: Waarden) -> Mapping[str, str]:
    """The form opens with what counts now."""
    nu = nu_van(vraag)
    if nu is None:
        return {}
    lening = {-1: "maximum", 0: "nee"}.get(nu.lening_centen, "bedrag")
    return {
        velden.AANVULLEND.naam: "nee" if nu.aanvullend == Aanvullend.NEE else "ja",
        velden.LENING.naam: lening,
        velden.LENING_BEDRAG.naam: f"{nu.lening_centen // 100},{nu.lening_centen % 100:02d}" if lening == "bedrag" else "",
        velden.COLLEGEGELD.naam: "ja" if nu.collegegeldkrediet_centen else "nee",
        velden.REISPRODUCT.naam: Reisproductsoort(nu.reisproduct).name.lower(),
        velden.EENOUDER.naam: "ja" if nu.eenoudergezin else "nee",
    }


def _eerste_regel(veld: Veld, vraag: Vraag) -> list[str]:
    if veld in (velden.LENING, velden.LENING_BEDRAG, velden.COLLEGEGELD):
        return [tekst(*woorden.LENING)]
    opleiding = opleiding_nu(vraag)
    return [tekst(*(woorden.aanvullend(opleiding, vraag.dag) if veld is velden.AANVULLEND else woorden.beurs(opleiding)))]


def _over(veld: Veld, waarom: tuple[str, str] = LEEG) -> Stap:
    return Stap(
        veld.naam,
        veld.label,
        (veld,),
        waarom=waarom,
        eerst=lambda vraag, eerder: _eerste_regel(veld, vraag),
        als=lambda vraag, eerder: eerder.get("wat") == veld.naam,
        voorinvulling=_staat_nu,
    )


STAPPEN = (
    Stap(
        "wat", VELD_WAT.label, (VELD_WAT,), waarom=("Wat u niet verandert, blijft zoals het is.", "What you do not change stays as it is.")
    ),
    _over(
        velden.AANVULLEND,
        (
            "Zegt u nee? Dan kijken wij niet naar het inkomen van uw ouders. Over maanden die u al kreeg, verandert niets.",
            "If you say no, we do not look at your parents' income. Nothing changes for months that you already got.",
        ),
    ),
    _over(velden.LENING),
    Stap(
        "lening-bedrag",
        velden.LENING_BEDRAG.label,
        (velden.LENING_BEDRAG,),
        eerst=lambda vraag, eerder: _eerste_regel(velden.LENING_BEDRAG, vraag),
        als=lambda vraag, eerder: eerder.get("wat") == "lening" and eerder.get("lening") == "bedrag",
        voorinvulling=_staat_nu,
    ),
    _over(velden.COLLEGEGELD),
    _over(
        velden.REISPRODUCT,
        (
            "Dit gaat in vanaf volgende maand. Zet een reisproduct dat u niet meer wilt ook zelf stop bij een ophaalautomaat.",
            "This starts next month. Also stop a travel product that you no longer want yourself, at a machine.",
        ),
    ),
    _over(velden.EENOUDER),
    Stap(
        "vanaf",
        VELD_VANAF.label,
        (VELD_VANAF,),
        waarom=("Dit kan teruggaan tot het begin van het studiejaar.", "This can go back to the start of the study year."),
        als=lambda vraag, eerder: bool(eerder.get("wat")) and not minder(vraag, eerder),
        voorinvulling=lambda vraag, eerder: {"vanaf": "deze_maand"},
    ),
)


def _uitleg(vraag: Vraag) -> list[str]:
    volgende = datum(bekend.maand_erbij(bekend.maand_van(vraag.dag), 1))
    return [
        tekst("U kunt uw studiefinanciering elke maand veranderen.", "You can change your student finance every month."),
        tekst(
            f"Meer vragen kan ook over maanden die voorbij zijn. Minder kan vanaf {volgende}.",
            f"You can ask for more for past months too. Less is possible from {volgende}.",
        ),
    ]


STROOM = Stroom(
    naam="studiefinanciering-wijzigen",
    lijn="studiefinanciering",
    titel=WIJZIGEN.titel,
    stappen=STAPPEN,
    bestaat=lambda vraag: vraag.periode == 0 and nu_van(vraag) is not None,
    al_gedaan=lambda vraag: None,
    uitleg=_uitleg,
    verstuur=als_aanvraag(SOORT),
    kruimels=kruimels,
    minuten=2,
    termijn=WIJZIGEN.termijn,
    knop=("Verstuur deze wijziging", "Send this change"),
    periode=lambda periode: "",
)
