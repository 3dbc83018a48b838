"""Money of somebody else who had paid came back from the bank: two people record that payer's new account, and it goes there."""

from dataclasses import asdict, dataclass

import structlog
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json
from duo_portal.betalingen.models import Betaalopdracht, Betalerrekening
from duo_portal.betalingen.services.betaal_opnieuw_uit import ROLLEN, geef_opdracht, wacht_op_opnieuw, was_van_een_ander
from duo_portal.register.models import Persoon, Rekening
from duo_portal.tijd import vandaag
from duo_portal.toegang.rollen import rollen_van
from duo_portal.vorderingen.lijnen import LIJN
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from duo_portal.werkvoorraad.voorstellen import sluit_voorstel

log = structlog.get_logger(__name__)
SOORT = "betalerrekening_voorstel"
SJABLOON = "vorderingen/betaler_rekening"


class BetalerrekeningKanNiet(Weigering):
    """It cannot be recorded like this; the text says why."""


@dataclass(frozen=True)
class Opgave:
    """The new account, and from what it appears that it is the payer's: a letter, a call to a number that we knew."""

    opdracht: int
    iban: str
    tenaamstelling: str
    bewijs: str


def kan_betalerrekening(opdracht: Betaalopdracht) -> bool:
    return wacht_op_opnieuw(opdracht) and was_van_een_ander(opdracht)


def stel_betalerrekening_voor(opgave: Opgave, medewerker: User) -> Taak:
    """1. role; 2. check; 3. on the worklist for a colleague, once however often it is sent."""
    if not rollen_van(medewerker) & ROLLEN:
        raise PermissionDenied("Een rekening van een betaler vastleggen mag alleen met de rol financieel of teamleider.")
    oud = Betaalopdracht.objects.select_related("retour__boeking").get(pk=opgave.opdracht)
    goed = _toets(oud, opgave)
    return maak_taak(
        soort=SOORT,
        sleutel=f"betalerrekening-{oud.pk}-{goed.iban}-{medewerker.pk}",
        persoon_id=oud.persoon_id,
        omschrijving=f"Kijk mee: een andere rekening voor de betaler van opdracht {oud.pk}, waarvan het geld terugkwam.",
        gegevens={**asdict(goed), "medewerker": medewerker.pk},
    )


def keur_betalerrekening_goed(taak_id: int, tweede: User) -> str:
    """1. role, and not one's own proposal; 2. close it, once; 3. lock the person; 4. check again; 5. order, record, tell the payer."""
    with transaction.atomic():
        gegevens = dict(sluit_voorstel(taak_id, SOORT, tweede, "akkoord").gegevens)
        eerste = User.objects.get(pk=gegevens.pop("medewerker"))
        oud = Betaalopdracht.objects.select_related("retour__boeking").get(pk=gegevens["opdracht"])
        Persoon.objects.select_for_update(no_key=True).filter(pk=oud.persoon_id or 0).first()
        goed = _toets(oud, Opgave(**gegevens))
        nieuw = geef_opdracht(oud, goed.iban, goed.tenaamstelling, tweede)
        betaler = _betaler(oud)
        Betalerrekening.objects.create(
            retour=oud.retour,
            opdracht=nieuw,
            iban=goed.iban,
            tenaamstelling=goed.tenaamstelling,
            bewijs=goed.bewijs,
            betaler_id=betaler,
            bericht_id=_vertel(betaler, oud, goed),
            medewerker=eerste,
            tweede_medewerker=tweede,
            besloten_op=vandaag(),
        )
    log.info("betalerrekening_vastgelegd", oud=oud.pk, nieuw=nieuw.pk)
    return f"Opdracht {nieuw.pk} staat klaar. Twee collega's geven de batch vrij, en dan betaalt de bank."


def wijs_betalerrekening_af(taak_id: int, tweede: User, reden: str) -> None:
    if not reden.strip():
        raise BetalerrekeningKanNiet("Schrijf op waarom u niet akkoord gaat.")
    with transaction.atomic():
        sluit_voorstel(taak_id, SOORT, tweede, f"niet akkoord: {reden.strip()}")


def _toets(oud: Betaalopdracht, opgave: Opgave) -> Opgave:
    """The account in its one written form. Raises ``BetalerrekeningKanNiet``."""
    if not wacht_op_opnieuw(oud):
        raise BetalerrekeningKanNiet("Deze uitbetaling kwam niet terug, of er is al opnieuw betaald.")
    if not was_van_een_ander(oud):
        raise BetalerrekeningKanNiet("Dit geld was van de persoon zelf. Kies ‘Betaal opnieuw uit’.")
    if not opgave.tenaamstelling.strip() or len(opgave.bewijs.strip()) < 10:
        raise BetalerrekeningKanNiet("Vul de naam bij de rekening in, en waaruit blijkt dat de betaler haar zelf opgaf.")
    iban = _iban(opgave.iban)
    if iban == oud.iban:
        raise BetalerrekeningKanNiet("Het geld kwam terug van deze rekening. Vraag om een andere.")
    return Opgave(oud.pk, iban, opgave.tenaamstelling.strip()[:70], opgave.bewijs.strip()[:200])


def _iban(getypt: str) -> str:
    try:
        iban = IBAN(getypt)
    except (SchwiftyException, ValueError, KeyError):
        raise BetalerrekeningKanNiet("Dit rekeningnummer (IBAN) klopt niet. Controleer het nummer.") from None
    if not iban.in_sepa_zone:
        raise BetalerrekeningKanNiet("Naar een rekening in dit land kunnen wij niet betalen. Vraag een rekening in een Europees land.")
    return str(iban.compact)


def _betaler(oud: Betaalopdracht) -> int | None:
    """Who the payer is, when the account that no longer works was of exactly one person that we know."""
    van = Rekening.objects.filter(iban=oud.iban).exclude(persoon=oud.persoon_id).values_list("persoon_id", flat=True).distinct()[:2]
    return van[0] if len(van) == 1 else None


def _vertel(betaler: int | None, oud: Betaalopdracht, goed: Opgave) -> int | None:
    """A message; whom we do not know, or cannot address, staff write to: their address is with the evidence."""
    waarden: dict[str, Json] = {"bedrag": oud.bedrag_centen, "einde": goed.iban[-2:]}
    vordering = oud.retour.boeking.vordering
    bericht = stuur_bericht(betaler, SJABLOON, waarden, lijn=LIJN[vordering.soort] if vordering else "") if betaler else None
    if bericht is None:
        maak_taak(
            soort="betaler_schrijven",
            sleutel=f"betaler-schrijven-{oud.pk}",
            omschrijving="Schrijf de betaler dat het geld naar de nieuwe rekening gaat. Het adres staat bij het bewijs.",
            gegevens={"opdracht": oud.pk},
        )
    return bericht
