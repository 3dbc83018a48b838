"""An arrangement by own proposal: within stated limits at once, without a call; beyond them a person looks."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.berichten.velden import Json
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import RemAlOpgeheven, hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.vorderingen.models import (
    Betalingsregeling,
    Einde,
    Inning,
    Inningsstap,
    Regelingeinde,
    Regelingsoort,
    Termijn,
)
from duo_portal.vorderingen.regels.normen import norm
from duo_portal.vorderingen.regels.schema import Regelingtermijn, meeste_termijnen, verdeel
from duo_portal.vorderingen.services.eigen_verzoek import controleer, lees_eigen
from duo_portal.vorderingen.services.stuur_bericht import stuur_bericht
from duo_portal.vorderingen.stand import Inningsstand
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.laat_mens_meekijken import termijn as termijn_voor_mens
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
GEVRAAGD = "regeling_gevraagd"
TOT_ANTWOORD = "vraag om een regeling"
VRAAG_EEN_MENS = ("Past dat niet? Vraag een medewerker om mee te denken.", "Does that not fit? Ask a member of staff.")


class RegelingKanNiet(Weigering):
    """This claim cannot be paid by own proposal now; the text says why and what else can be done."""


class BuitenDeGrenzen(Weigering):
    """The proposal is outside the limits; the text names them, and that a person can be asked."""


@dataclass(frozen=True)
class Voorstel:
    """So many monthly instalments, the first on this day."""

    aantal: int
    eerste: date


@dataclass(frozen=True)
class Grenzen:
    """What somebody can choose by themselves. Amounts in cents."""

    open: int
    meeste_termijnen: int
    kleinste_termijn: int
    eerste_van: date
    eerste_tot: date


def grenzen_van(open_centen: int, op: date) -> Grenzen:
    """For the form: how many months, and from when; status of these norms: our own choice."""
    return Grenzen(
        open=open_centen,
        meeste_termijnen=meeste_termijnen(open_centen, op),
        kleinste_termijn=norm("regeling_kleinste_termijn", op),
        eerste_van=op + timedelta(days=1),
        eerste_tot=op + timedelta(days=norm("regeling_begin_dagen", op)),
    )


def bereken_voorstel(open_centen: int, voorstel: Voorstel, op: date) -> list[Regelingtermijn]:
    """The instalments of a proposal. Raises ``BuitenDeGrenzen``."""
    grenzen = grenzen_van(open_centen, op)
    if not 1 <= voorstel.aantal <= grenzen.meeste_termijnen:
        minstens, meeste = centen(grenzen.kleinste_termijn), grenzen.meeste_termijnen
        zin = tekst(
            f"Kies 1 tot en met {meeste} termijnen, van minstens {minstens}.", f"Choose 1 to {meeste} parts of at least {minstens}."
        )
        raise BuitenDeGrenzen(f"{zin} {tekst(*VRAAG_EEN_MENS)}")
    if not grenzen.eerste_van <= voorstel.eerste <= grenzen.eerste_tot:
        van, tot = datum(grenzen.eerste_van), datum(grenzen.eerste_tot)
        zin = tekst(f"Kies voor de eerste termijn een dag van {van} tot en met {tot}.", f"Choose a first day from {van} to {tot}.")
        raise BuitenDeGrenzen(f"{zin} {tekst(*VRAAG_EEN_MENS)}")
    return verdeel(open_centen, voorstel.aantal, voorstel.eerste)


def tref_regeling(burger: Burger, vordering_id: int, voorstel: Voorstel) -> Betalingsregeling:
    """1. the claim, if it is theirs; 2. can it be arranged; 3. within the limits; 4. arrangement, instalments, step and message.

    Nothing is collected while it is kept. Raises ``Vordering.DoesNotExist``, ``PermissionDenied`` and subclasses of ``Weigering``.
    """
    op = vandaag()
    with transaction.atomic():
        stand = lees_eigen(burger, vordering_id)
        controleer(stand)
        _controleer_regeling(stand)
        termijnen = bereken_voorstel(stand.open, voorstel, op)
        regeling = Betalingsregeling.objects.create(
            persoon_id=stand.persoon_id, vordering_id=vordering_id, soort=Regelingsoort.EIGEN_VOORSTEL, eigen_schema=True, van=op
        )
        Termijn.objects.bulk_create(
            Termijn(
                vordering_id=vordering_id, regeling=regeling, volgnummer=t.volgnummer, vervaldatum=t.vervaldatum, bedrag_centen=t.bedrag
            )
            for t in termijnen
        )
        _vertel(stand, termijnen, op)
    log.info("regeling_getroffen", regeling=regeling.pk, termijnen=len(termijnen))
    return regeling


def _controleer_regeling(stand: Inningsstand) -> None:
    if stand.regeling_id is not None:
        raise RegelingKanNiet(
            tekst(
                "U betaalt al in delen. Wilt u iets anders? Stop dat eerst, of vraag een medewerker.",
                "You already pay in parts. Do you want something else? Stop that first, or ask a member of staff.",
            )
        )
    if set(stand.remmen) - {Remsoort.UITSTEL}:
        raise RegelingKanNiet(
            tekst(
                "Wij innen nu niet bij u. U hoeft nu geen regeling te kiezen. Een medewerker kijkt naar uw zaak.",
                "We do not collect from you now. You need not choose a plan now. A member of staff looks at your case.",
            )
        )
    eerder = Regelingeinde.objects.filter(regeling__vordering=stand.vordering_id, regeling__soort=Regelingsoort.EIGEN_VOORSTEL)
    if eerder.filter(soort=Einde.NIET_NAGEKOMEN).exists():
        raise RegelingKanNiet(
            tekst(
                "Een eerdere regeling is gestopt. Vraag een medewerker om een nieuwe regeling.",
                "An earlier plan has stopped. Ask a member of staff for a new one.",
            )
        )


def _vertel(stand: Inningsstand, termijnen: list[Regelingtermijn], op: date) -> None:
    rijen: list[Json] = [{"datum": t.vervaldatum.isoformat(), "centen": t.bedrag} for t in termijnen]
    bericht_id = stuur_bericht(stand, "regeling_bevestigd", op, totaal=stand.open, termijnen=rijen)
    Inning.objects.create(
        vordering_id=stand.vordering_id, stap=Inningsstap.REGELING, datum=op, bedrag_centen=stand.open, bericht_id=bericht_id
    )


def vraag_mens_om_regeling(burger: Burger, vordering_id: int, toelichting: str) -> date:
    """Outside the limits: a task for staff, and until it is done nothing happens. Returns the day by which somebody answers.

    Asking again before the answer changes nothing. For a claim at CJIB or bailiff too: a person can help, but the brake holds only us.
    """
    with transaction.atomic():
        stand = lees_eigen(burger, vordering_id)
        tot = termijn_voor_mens(vandaag())
        gesteld = Taak.objects.filter(soort=GEVRAAGD, persoon=stand.persoon_id, gegevens__vordering=vordering_id)
        beantwoord = gesteld.filter(staat=Taakstaat.AFGEHANDELD).count()
        taak = gesteld.exclude(staat=Taakstaat.AFGEHANDELD).first() or maak_taak(
            soort=GEVRAAGD,
            lijn=stand.lijn,
            sleutel=f"regeling:{vordering_id}:{beantwoord + 1}",
            persoon_id=stand.persoon_id,
            omschrijving="Iemand vraagt om een regeling buiten de grenzen van een eigen voorstel.",
            gegevens={"vordering": vordering_id, "open_centen": stand.open, "toelichting": toelichting.strip()[:1000]},
            termijn=tot,
        )
        tot = taak.termijn or tot
        zet_rem(
            stand.persoon_id,
            Remsoort.MENS_KIJKT_MEE,
            lijn=stand.lijn,
            vordering_id=vordering_id,
            toelichting=TOT_ANTWOORD,
        )
    return tot


def antwoord_gegeven(taak: Taak, medewerker: User) -> None:
    """A person answered: collection may go on. When an arrangement was agreed that is what holds it now."""
    remmen = Rem.objects.filter(persoon=taak.persoon_id, vordering=taak.gegevens["vordering"], toelichting=TOT_ANTWOORD, vervangen_op=None)
    for rem in remmen:
        with suppress(RemAlOpgeheven):  # somebody lifted it by hand just before
            hef_rem_op(rem.pk, reden=f"taak {taak.pk} is afgerond", door=medewerker)
