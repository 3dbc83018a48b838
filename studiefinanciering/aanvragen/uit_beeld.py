"""The quiet route "mijn ouder is uit beeld" (WSF 3.14, BSF 6-12): asked gently, first looked for, judged by a person.

Until somebody decides, nothing is set aside. Where the parent's income is not known, it is asked for first (``OPGEVRAAGD``); an
income that is known keeps counting, so that nobody loses money by asking. Borrowing meanwhile is a choice (WSF 3.20).
"""

from collections.abc import Sequence
from datetime import date

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.aanvragen.soorten import Aanvraagsoort, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import tekst
from studiefinanciering.aanvragen import bekend
from studiefinanciering.aanvragen.bedrag import Situatie, bedragen
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.aanvragen.profiel import profiel_van
from studiefinanciering.aanvragen.wijzigen import nu_van
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Buitenbeschouwing, Oudersituatie, Studiekeuze
from studiefinanciering.ouders.kinderen import ouder_telt
from studiefinanciering.services.leg_keuze_vast import keuze_op, laat_jaren_beoordelen, leg_keuze_vast

SOORT = "ouder_uit_beeld"
GRONDEN = {
    "conflict": Buitenbeschouwing.CONFLICT,
    "gezag": Buitenbeschouwing.GEZAG,
    "geen_contact": Buitenbeschouwing.GEEN_CONTACT,
    "alimentatie": Buitenbeschouwing.ALIMENTATIE,
    "onvindbaar": Buitenbeschouwing.ONVINDBAAR,
}
VELD_OUDER = Veld(
    "ouder",
    "keuze",
    ("Om welke ouder gaat het?", "Which parent is it about?"),
    leeg=("Kies om welke ouder het gaat.", "Choose which parent it is about."),
    keuzes={"1": ("Ouder 1", "Parent 1"), "2": ("Ouder 2", "Parent 2")},
)
VELD_GROND = Veld(
    "grond",
    "keuze",
    ("Wat past het beste bij u?", "What fits your situation best?"),
    leeg=("Kies wat het beste past. Weet u het niet zeker? Kies dan wat er het dichtst bij komt.", "Choose what fits best."),
    keuzes={
        "conflict": ("Wij hebben al lang een ernstig conflict", "We have had a serious conflict for a long time"),
        "geen_contact": ("Wij hebben geen contact meer sinds ik 12 was, of eerder", "We have had no contact since I was 12, or earlier"),
        "onvindbaar": ("Ik weet niet waar deze ouder is", "I do not know where this parent is"),
        "gezag": ("De rechter heeft het gezag van deze ouder beëindigd", "The court ended this parent's authority"),
        "alimentatie": ("Deze ouder betaalt de alimentatie niet", "This parent does not pay maintenance"),
    },
)
VELD_UITLEG = Veld(
    "uitleg",
    "tekst",
    ("Wilt u er iets over vertellen?", "Do you want to tell something about it?"),
    hulp=("Dit hoeft niet. Schrijf alleen op wat u kwijt wilt.", "You do not have to. Write only what you want to."),
    langst=1000,
)
VELD_LENEN = Veld(
    "lenen",
    "ja_nee",
    ("Wilt u zolang geld lenen?", "Do you want to borrow money meanwhile?"),
    leeg=("Kies ja of nee.", "Choose yes or no."),
    hulp=(
        "Wij weten nog niet hoe hoog uw aanvullende beurs is. U kunt dat geld nu lenen. Krijgt u de beurs? Dan gaat hij van de lening af.",
        "We do not know yet how high your aanvullende beurs is. You can borrow that money now. If you get it, it comes off the loan.",
    ),
)
VELDEN = (VELD_OUDER, VELD_GROND, VELD_UITLEG, VELD_LENEN)


def ouder_bekend(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    nummers = {str(ouder.nummer) for ouder in ouders(vraag)}
    if waarden.get("ouder") in nummers:
        return {}
    return {"ouder": tekst("Deze ouder kennen wij niet. Kies de andere.", "We do not know this parent. Choose the other one.")}


def ouders(vraag: Vraag) -> Sequence[bekend.Ouder]:
    return profiel_van(vraag).ouders


def _taaktekst(vraag: Vraag, waarden: Waarden) -> str:
    """Without the ground: a list of work is no place for a family's trouble."""
    return "Ouder uit beeld gemeld. Vraag eerst gegevens op bij de ouder, en beoordeel dan de aanvraag."


UIT_BEELD = Aanvraagsoort(
    naam=SOORT,
    lijn="studiefinanciering",
    titel=("Mijn ouder is uit beeld", "My parent is out of the picture"),
    velden=VELDEN,
    taaksoort="ouder_uit_beeld",
    taaktekst=_taaktekst,
    controleer=ouder_bekend,
    leid_af=lambda vraag, waarden: {},
    termijn=beslist_voor,
    vergrendel=lambda persoon_id: vergrendel_kring([persoon_id]),
)


def meld_ouder_uit_beeld(indiening: Indiening, lenen_centen: int) -> Aanvraag:
    """1. the request, with its task; 2. an unknown parent is being asked for; 3. a loan meanwhile, only if chosen; 4. judged again.

    Inside the caller's transaction. Sent twice, it is one. ``lenen_centen`` a month. Raises ``OngeldigeAanvraag``.
    """
    vergrendel_kring([indiening.persoon_id])
    eerder = Aanvraag.objects.filter(persoon=indiening.persoon_id, sleutel=indiening.sleutel).first()
    if eerder is not None:
        return eerder
    aanvraag = dien_aanvraag_in(indiening)
    vanaf = bekend.maand_van(aanvraag.ontvangen_dag or date.min)
    nummer = int(str(aanvraag.gegevens["ouder"]))
    huidig = Oudersituatie.objects.filter(persoon=aanvraag.persoon_id, ouder=nummer, vervangen_op__isnull=True, vanaf=vanaf)
    if not huidig.exists() and not ouder_telt(aanvraag.persoon_id, nummer, vanaf.year):
        Oudersituatie.objects.create(
            persoon_id=aanvraag.persoon_id, ouder=nummer, grond=Buitenbeschouwing.OPGEVRAAGD, vanaf=vanaf, aanvraag=aanvraag
        )
    laat_jaren_beoordelen(aanvraag.persoon_id, [vanaf.year], "ouder opgevraagd")
    if aanvraag.gegevens["lenen"] and lenen_centen:
        _leen_zolang(aanvraag, vanaf, lenen_centen)
    return aanvraag


def _leen_zolang(aanvraag: Aanvraag, vanaf: date, centen: int) -> None:
    """What was borrowed before is kept with the request: when the aanvullende beurs comes, the loan goes back to it."""
    nu = keuze_op(aanvraag.persoon_id, vanaf)
    aanvraag.gegevens["lening_voor"] = nu.lening_centen if nu is not None else 0
    Aanvraag.objects.filter(pk=aanvraag.pk).update(gegevens=aanvraag.gegevens)
    leg_keuze_vast(aanvraag.persoon_id, vanaf, {"lening_centen": centen}, aanvraag.pk)


def stop_lening_zolang(aanvraag: Aanvraag) -> None:
    """The aanvullende beurs takes the place of the loan, back to the month in which it began; a loan changed since then stays."""
    keuze = Studiekeuze.objects.filter(aanvraag=aanvraag, vervangen_op__isnull=True).order_by("vanaf").first()
    if keuze is not None and "lening_voor" in aanvraag.gegevens:
        leg_keuze_vast(aanvraag.persoon_id, keuze.vanaf, {"lening_centen": aanvraag.gegevens["lening_voor"]}, aanvraag.pk)


def lening_zolang(vraag: Vraag) -> int:
    """What would be borrowed instead of the aanvullende beurs, in cents a month, besides what is borrowed already; -1 stays -1."""
    wie, nu = profiel_van(vraag), nu_van(vraag)
    al = nu.lening_centen if nu is not None else 0
    if al < 0 or wie.geboren is None or wie.opleiding is None:
        return min(al, 0)
    stappen = bedragen(Situatie(wie.opleiding, bool(wie.uitwonend), wie.geboren), bekend.maand_van(vraag.dag))
    return (stappen["maximum_aanvullend"] if stappen else 0) + al
