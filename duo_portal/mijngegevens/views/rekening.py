"""Another account: fill in, let the bank check the name, type it again, done."""

from dataclasses import asdict, dataclass

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.forms import BANK, MIJN, Bevestigformulier, Rekeningformulier
from duo_portal.mijngegevens.gegevens import bekend_van
from duo_portal.mijngegevens.models import Pogingsoort
from duo_portal.mijngegevens.naamcontrole import Naamuitkomst, vraag_bank
from duo_portal.mijngegevens.pogingen import probeer
from duo_portal.mijngegevens.rekeningnummer import Nummer, RekeningGeweigerd, in_groepen, lees_nummer
from duo_portal.mijngegevens.services.wijzig_rekening import Opgave, waarom_niet, wijzig_rekening
from duo_portal.mijngegevens.views.basis import gelukt, kruimels
from duo_portal.mijngegevens.zicht import zicht
from duo_portal.toegang.burger import Burger, BurgerRequest, Niveau
from duo_portal.toegang.rechten import voor_burger
from duo_portal.toegang.sessie import kies_namens

GELDIG_SECONDEN = 15 * 60
_ZOUT = "mijngegevens.rekening"


@dataclass(frozen=True)
class Voorstel:
    """What was filled in and checked, signed into the page: bound to who asked and for whom."""

    door: int
    betreft: int
    iban: str
    naam: str
    uitkomst: int
    naam_bank: str = ""

    def teken(self) -> str:
        return signing.dumps(asdict(self), salt=_ZOUT)

    @classmethod
    def lees(cls, getekend: str, burger: Burger) -> "Voorstel":
        """Raises ``RekeningGeweigerd`` for what is too old, made up, or of somebody else."""
        try:
            voorstel = cls(**signing.loads(getekend, salt=_ZOUT, max_age=GELDIG_SECONDEN))
        except signing.BadSignature:
            voorstel = None
        if voorstel is None or (voorstel.door, voorstel.betreft) != (burger.persoon_id, burger.betreft_id):
            raise RekeningGeweigerd(
                tekst("Deze pagina is te oud. Vul de rekening opnieuw in.", "This page is too old. Fill in the account again.")
            )
        return voorstel


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def rekening(request: BurgerRequest) -> HttpResponse:
    """The account that stands, why somebody may not change it, or the form."""
    form = Rekeningformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        gevonden: list[Voorstel] = []
        if gelukt(form, lambda: gevonden.append(_controleer(request.burger, form))):
            return _vraag_bevestiging(request, gevonden[0], None)
    return _toon(request, form)


@sensitive_post_parameters()
@require_POST
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def bevestig(request: BurgerRequest) -> HttpResponse:
    """The number typed again: then it changes."""
    try:
        voorstel = Voorstel.lees(request.POST.get("voorstel", ""), request.burger)
    except RekeningGeweigerd as fout:
        messages.warning(request, str(fout))
        return HttpResponseRedirect(reverse("mijngegevens:rekening"))
    form = Bevestigformulier(request.POST, namen=_namen(voorstel))
    if form.is_valid() and gelukt(form, lambda: _wijzig(request, voorstel, form)):
        return HttpResponseRedirect(reverse("mijngegevens:start"))
    return _vraag_bevestiging(request, voorstel, form)


def _controleer(burger: Burger, form: Rekeningformulier) -> Voorstel:
    """The number is right and the bank knows the name: nobody asks the bank who may not change the account."""
    if waarom := waarom_niet(burger):
        raise RekeningGeweigerd(waarom)
    nummer = lees_nummer(form.cleaned_data["iban"], form.cleaned_data["tenaamstelling"])
    probeer(burger.persoon_id, Pogingsoort.NAAMCONTROLE, burger.betreft_id)
    antwoord = vraag_bank(nummer.iban, nummer.tenaamstelling)
    if antwoord.uitkomst == Naamuitkomst.KLOPT_NIET:
        raise RekeningGeweigerd(
            tekst(
                "De bank zegt dat deze naam niet bij dit rekeningnummer hoort. Kijk op uw bankpas. Klopt het toch? Bel ons.",
                "The bank says that this name does not belong to this account. Look at your bank card. Is it right after all? Call us.",
            ),
            "tenaamstelling",
        )
    return Voorstel(burger.persoon_id, burger.betreft_id, nummer.iban, nummer.tenaamstelling, antwoord.uitkomst, antwoord.naam[:70])


def _wijzig(request: BurgerRequest, voorstel: Voorstel, form: Bevestigformulier) -> None:
    naam = voorstel.naam_bank if form.cleaned_data.get("naam") == BANK else voorstel.naam
    if "".join(form.cleaned_data["opnieuw"].split()).upper() != voorstel.iban:
        fout = RekeningGeweigerd(
            tekst("Dit is niet hetzelfde nummer. Typ het nog een keer.", "This is not the same number. Type it again."), "opnieuw"
        )
        raise fout
    wijziging = wijzig_rekening(request.burger, Opgave(Nummer(voorstel.iban, naam), Naamuitkomst(voorstel.uitkomst)))
    if wijziging is None:
        messages.info(request, tekst("Deze rekening stond er al.", "This account stood here already."))
        return
    if wijziging.vertegenwoordiging_id is not None:  # the authority is a new fact too: go on under it
        kies_namens(request.session, request.burger, wijziging.vertegenwoordiging_id)
    messages.success(
        request,
        tekst("Uw rekening is veranderd. Wij sturen u daarover een bericht.", "Your account has changed. We send you a message about it."),
    )


def _namen(voorstel: Voorstel) -> list[tuple[str, str]]:
    if voorstel.uitkomst != Naamuitkomst.LIJKT:
        return []
    zelf = tekst(f"Nee, ik houd {voorstel.naam}", f"No, I keep {voorstel.naam}")
    return [(BANK, tekst(f"Ja, {voorstel.naam_bank}", f"Yes, {voorstel.naam_bank}")), (MIJN, zelf)]


def _toon(request: BurgerRequest, form: Rekeningformulier) -> HttpResponse:
    inhoud = {
        "form": form,
        "bekend": bekend_van(request.burger.betreft_id, zicht(request.burger)),
        "waarom_niet": waarom_niet(request.burger),
        "kruimels": kruimels((tekst("Rekening", "Account"), "")),
    }
    return render(request, "mijngegevens/rekening.html", inhoud, status=422 if form.errors else 200)


def _vraag_bevestiging(request: BurgerRequest, voorstel: Voorstel, form: Bevestigformulier | None) -> HttpResponse:
    inhoud = {
        "form": form or Bevestigformulier(initial={"voorstel": voorstel.teken()}, namen=_namen(voorstel)),
        "voorstel": voorstel,
        "iban": in_groepen(voorstel.iban),
        "onbekend": voorstel.uitkomst == Naamuitkomst.ONBEKEND,
        "kruimels": kruimels((tekst("Rekening", "Account"), "mijngegevens:rekening"), (tekst("Controleer", "Check"), "")),
    }
    return render(request, "mijngegevens/rekening_bevestig.html", inhoud, status=422 if form and form.errors else 200)
