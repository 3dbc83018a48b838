"""Somebody gives another account to which money goes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.db import transaction

from duo_portal import tijd
from duo_portal.berichten.models import Voorkeur
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.mijngegevens.models import Emailwijziging, Mailsoort, Rekeningwijziging
from duo_portal.mijngegevens.naamcontrole import Naamuitkomst
from duo_portal.mijngegevens.rekeningnummer import Nummer, RekeningGeweigerd
from duo_portal.mijngegevens.services.verstuur_mails import schrijf_mail
from duo_portal.mijngegevens.zicht import BEHEERT_GELD
from duo_portal.register.models import Overlijden, Persoonsgegeven, Rekening, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen, vervang
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
OPVALLEND_BINNEN = timedelta(days=7)  # a second change so soon: a person looks
OUD_ADRES_TELT_NOG = timedelta(days=30)  # whoever takes over a mailbox first must not hide what comes after
# Their money goes to the account that the administrator gave (register.selectors.NIET_ZELF_ONTVANGEN).
_NIET_ZELF = (Soort.CURATELE, Soort.BEWIND, Soort.WSNP)


@dataclass(frozen=True)
class Opgave:
    """The account as it was checked and confirmed, with what the bank said of the name."""

    nummer: Nummer
    naamcontrole: Naamuitkomst


def waarom_niet(burger: Burger) -> str:
    """Why this citizen may not give an account here, in words; empty when they may. At most one question to the database."""
    if burger.namens is None:
        return _zelf_niet(burger)
    if burger.namens.soort not in BEHEERT_GELD or not burger.mag_handelen:
        return tekst(
            "Een rekening opgeven kan alleen de persoon zelf, of wie volgens de wet het geld beheert. Met een machtiging kan het niet.",
            "Only the person, or who manages the money by law, can give an account. A mandate is not enough.",
        )
    if burger.lijnen and burger.namens.soort not in _NIET_ZELF:
        return tekst("U mag dit maar voor een deel regelen. Bel ons.", "You may arrange only a part of this. Call us.")
    return ""


def _zelf_niet(burger: Burger) -> str:
    vandaag = tijd.vandaag()
    beheer = Vertegenwoordiging.objects.filter(persoon=burger.persoon_id, soort__in=_NIET_ZELF, vervangen_op__isnull=True, van__lte=vandaag)
    if not burger.mag_handelen or any(v.tot is None or v.tot >= vandaag for v in beheer):
        return tekst(
            "Iemand anders beheert uw geld (bewind, curatele of Wsnp). Daarom geeft die persoon of organisatie de rekening op.",
            "Somebody else manages your money (by order of a court). So that person or organisation gives the account.",
        )
    return ""


def wijzig_rekening(burger: Burger, opgave: Opgave) -> Rekeningwijziging | None:
    """1. lock the person: who comes under bewind waits for this lock; 2. may they; 3. the same account: nothing; 4. a new fact;
    5. tell the person; 6. look out for fraud.

    Orders that exist keep the account that they froze. Returns None when this account stood there already.
    Raises ``RekeningGeweigerd``.
    """
    if opgave.naamcontrole == Naamuitkomst.KLOPT_NIET:
        raise RekeningGeweigerd(
            tekst("De naam hoort niet bij deze rekening.", "The name does not belong to this account."), "tenaamstelling"
        )
    with transaction.atomic():
        vergrendel_personen([burger.betreft_id])
        if waarom := waarom_niet(burger):
            raise RekeningGeweigerd(waarom)
        if Overlijden.objects.filter(persoon=burger.betreft_id, vervangen_op__isnull=True).exists():
            raise RekeningGeweigerd(tekst("Deze persoon is overleden. Bel ons.", "This person has died. Call us."))
        feit = _leg_vast(burger, opgave.nummer)
        if feit is None:
            return None
        wijziging = Rekeningwijziging.objects.create(
            persoon_id=burger.betreft_id,
            door_id=burger.persoon_id,
            naamcontrole=opgave.naamcontrole,
            dag=tijd.vandaag(),
            **{"rekening" if isinstance(feit, Rekening) else "vertegenwoordiging": feit},
        )
        _vertel(wijziging, opgave.nummer)
        _let_op(wijziging, opgave.nummer)
    log.info("rekening_gewijzigd", wijziging=wijziging.pk, naamcontrole=opgave.naamcontrole.name.lower())
    return wijziging


def _leg_vast(burger: Burger, nummer: Nummer) -> Rekening | Vertegenwoordiging | None:
    """Of whom the account is: of the person, or of who receives money for them. None: it stood there already."""
    if burger.namens is not None:
        eigen = Vertegenwoordiging.objects.filter(pk=burger.namens.vertegenwoordiging_id, vervangen_op__isnull=True).first()
        if eigen is None:
            raise RekeningGeweigerd(tekst("U mag dit niet meer regelen voor deze persoon.", "You may no longer arrange this."))
        if eigen.soort in _NIET_ZELF or eigen.ontvangt_geld:
            return _van_beheerder(eigen, nummer)
    staand = Rekening.objects.filter(persoon=burger.betreft_id, vervangen_op__isnull=True).first()
    if staand is not None and (staand.iban, staand.tenaamstelling) == (nummer.iban, nummer.tenaamstelling):
        return None
    vervang(Rekening, [staand.pk] if staand else [])
    reden = "opgegeven op het portaal" if staand else ""
    return Rekening.objects.create(persoon_id=burger.betreft_id, iban=nummer.iban, tenaamstelling=nummer.tenaamstelling, reden=reden)


def _van_beheerder(eigen: Vertegenwoordiging, nummer: Nummer) -> Vertegenwoordiging | None:
    if eigen.ontvangt_geld and (eigen.iban, eigen.tenaamstelling) == (nummer.iban, nummer.tenaamstelling):
        return None
    ander = Vertegenwoordiging.objects.filter(persoon=eigen.persoon_id, ontvangt_geld=True, vervangen_op__isnull=True).exclude(pk=eigen.pk)
    if not eigen.ontvangt_geld and ander.exists():
        raise RekeningGeweigerd(
            tekst("Iemand anders ontvangt het geld van deze persoon. Bel ons.", "Somebody else receives this person's money. Call us.")
        )
    vervang(Vertegenwoordiging, [eigen.pk])
    waarden: dict[str, Any] = {veld.attname: getattr(eigen, veld.attname) for veld in Vertegenwoordiging._meta.concrete_fields}
    for vast in ("id", "vastgelegd_op", "vervangen_op"):
        del waarden[vast]
    nieuw = {
        "iban": nummer.iban,
        "tenaamstelling": nummer.tenaamstelling,
        "ontvangt_geld": True,
        "reden": "rekening opgegeven op het portaal",
    }
    return Vertegenwoordiging.objects.create(**{**waarden, **nieuw})


def _vertel(wijziging: Rekeningwijziging, nummer: Nummer) -> None:
    persoon = wijziging.persoon_id
    waarden = {
        "einde": nummer.iban[-2:],
        "dag": wijziging.dag.isoformat(),
        "door": "zelf" if wijziging.door_id == persoon else "ander",
    }
    stuur_bericht(persoon, "mijngegevens/rekening_gewijzigd", waarden, lijn="mijngegevens", op=wijziging.dag)
    for adres in _adressen(wijziging):
        schrijf_mail(persoon, Mailsoort.REKENING_GEWIJZIGD, adres)


def _adressen(wijziging: Rekeningwijziging) -> list[str]:
    """The address that we know, and any that was changed shortly before."""
    nu = Voorkeur.objects.filter(persoon=wijziging.persoon_id).values_list("email", flat=True)
    vorige = Emailwijziging.objects.filter(
        persoon=wijziging.persoon_id, bevestigd_op__isnull=False, dag__gte=wijziging.dag - OUD_ADRES_TELT_NOG
    ).values_list("was", flat=True)
    return [adres for adres in dict.fromkeys([*nu, *vorige]) if adres]


def _let_op(wijziging: Rekeningwijziging, nummer: Nummer) -> None:
    """No machine stops the money: no norm says for how long. A person looks the same week."""
    signalen = []
    recent = Rekeningwijziging.objects.filter(persoon=wijziging.persoon_id, dag__gte=wijziging.dag - OPVALLEND_BINNEN)
    if recent.count() > 1:
        signalen.append("Het rekeningnummer is twee keer binnen een week gewijzigd.")
    if wijziging.rekening_id is not None and not _op_eigen_naam(wijziging.persoon_id, nummer.tenaamstelling):
        signalen.append("De rekening staat niet op de naam van de persoon.")
    if signalen:
        maak_taak(
            soort="rekening_opvallend",
            sleutel=f"rekening-opvallend-{wijziging.pk}",
            persoon_id=wijziging.persoon_id,
            omschrijving=" ".join([*signalen, "Ga na of de persoon dit zelf deed."]),
            gegevens={"rekeningwijziging": wijziging.pk},
        )


def _op_eigen_naam(persoon_id: int, tenaamstelling: str) -> bool:
    achternaam = (
        Persoonsgegeven.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).values_list("geslachtsnaam", flat=True).first()
    )
    return not achternaam or achternaam.casefold() in tenaamstelling.casefold()
