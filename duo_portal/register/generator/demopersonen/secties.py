"""The sections of a demo person's file that are facts of the register: each row becomes one fact."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.regels.codes import Onderwijs
from duo_portal.register.feiten import BELANGSTELLENDEN, Feitsoort
from duo_portal.register.generator.onderdelen import Sectielader, Sectierij
from duo_portal.register.models import (
    Adres,
    Diploma,
    Familierelatie,
    Inschrijving,
    Instelling,
    Opleiding,
    Overlijden,
    Persoon,
    Persoonsgegeven,
    Rekening,
    TeBeoordelen,
    Vertegenwoordiging,
)
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.register.models.persoon import Adressoort, Herkomst, Relatiesoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.register.services.leg_feiten_vast import laat_beoordelen, met_kinderen, vervang
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from duo_portal.tijd import schooljaren, vandaag

DEMOSCHOOL = "99ZW"
Personen = Mapping[str, int]


def laad_personen(rijen: list[Sectierij]) -> int:
    for rij in rijen:
        velden = _zonder(rij, "sleutel", "bsn")
        bsn = rij.get("bsn")
        persoon = Persoon.objects.create(
            herkomst=Herkomst.DEMO,
            bronsleutel=f"demo-{rij['sleutel']}",
            bsn_versleuteld=versleutel(bsn) if bsn else None,
            bsn_zoekwaarde=zoekwaarde(bsn) if bsn else None,
        )
        velden.setdefault("nationaliteit", "0001")
        Persoonsgegeven.objects.create(persoon=persoon, geboortedatum_brp=_brp(velden["geboortedatum"]), **velden)
    return len(rijen)


def _brp(datum: date) -> int:
    return datum.year * 10_000 + datum.month * 100 + datum.day


def _zonder(rij: Sectierij, *namen: str) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in rij.items() if naam not in namen}


def _adressen(rijen: list[Sectierij], personen: Personen) -> int:
    for rij in rijen:
        soort = Adressoort[str(rij.get("soort", "woonadres")).upper()]
        for sleutel in rij["personen"]:
            Adres.objects.create(persoon_id=personen[sleutel], soort=soort, **_zonder(rij, "personen", "soort"))
    return len(rijen)


def _relaties(rijen: list[Sectierij], personen: Personen) -> int:
    for rij in rijen:
        soort = Relatiesoort[str(rij["soort"]).upper()]
        Familierelatie.objects.create(persoon_id=personen[rij["persoon"]], verwant_id=personen[rij["verwant"]], soort=soort)
    return len(rijen)


def _inkomens(rijen: list[Sectierij], personen: Personen) -> int:
    """In plain SQL: the database gives no income back without a ground, and the ORM asks for what it just wrote.

    One that was told later (``ontvangen_op``) counts for the children, as a delivery does.
    """
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO register_inkomen (persoon_id, jaar, toetsingsinkomen_centen, bron) VALUES (%s, %s, %s, %s)",
            [(personen[rij["persoon"]], rij["jaar"], rij["toetsingsinkomen_centen"], rij["bron"]) for rij in rijen],
        )
    later = [(personen[rij["persoon"]], rij["jaar"]) for rij in rijen if "ontvangen_op" in rij]
    gezinnen = met_kinderen({ouder for ouder, _ in later})
    geraakt = {(kind, (date(jaar, 1, 1), date(jaar, 12, 31))) for ouder, jaar in later for kind in gezinnen[ouder] - {ouder}}
    laat_beoordelen(Feitsoort.INKOMEN, Feitsoort.INKOMEN.value, geraakt)
    return len(rijen)


def _rekeningen(rijen: list[Sectierij], personen: Personen) -> int:
    Rekening.objects.bulk_create([Rekening(persoon_id=personen[rij["persoon"]], **_zonder(rij, "persoon")) for rij in rijen])
    return len(rijen)


def _vertegenwoordigingen(rijen: list[Sectierij], personen: Personen) -> int:
    for rij in rijen:
        soort = Vertegenwoordigingssoort[str(rij["soort"]).upper()]
        door = personen[rij["vertegenwoordiger"]] if "vertegenwoordiger" in rij else None
        Vertegenwoordiging.objects.create(
            persoon_id=personen[rij["persoon"]],
            vertegenwoordiger_id=door,
            soort=soort,
            **_zonder(rij, "persoon", "soort", "vertegenwoordiger"),
        )
    return len(rijen)


def _inschrijvingen(rijen: list[Sectierij], personen: Personen) -> int:
    for rij in rijen:
        onderwijs = Onderwijs[str(rij["onderwijs"]).upper()]
        ho = onderwijs in (Onderwijs.HBO, Onderwijs.WO)
        Inschrijving.objects.create(
            persoon_id=personen[rij["persoon"]],
            instelling=_school(rij["school"]),
            opleiding=Opleiding.objects.get(soort=Opleidingssoort.HO if ho else Opleidingssoort.MBO, code=rij["opleiding"]),
            onderwijs=onderwijs,
            **_zonder(rij, "persoon", "school", "opleiding", "onderwijs"),
        )
    return len(rijen)


def _school(brin: str) -> Instelling:
    if brin == DEMOSCHOOL:
        eigen = {"naam": "ROC De Waterkant", "soorten": "mbo", "fictief": True}
        return Instelling.objects.get_or_create(brin=brin, defaults=eigen)[0]
    return Instelling.objects.get(brin=brin)


def _uitschrijvingen(rijen: list[Sectierij], personen: Personen) -> int:
    """A correction: the open enrolment is replaced by one with a last day."""
    for rij in rijen:
        oud = Inschrijving.objects.get(
            persoon_id=personen[rij["persoon"]], opleiding__code=rij["opleiding"], einddatum__isnull=True, vervangen_op__isnull=True
        )
        vervang(Inschrijving, [oud.pk])
        Inschrijving.objects.create(
            persoon_id=oud.persoon_id,
            instelling_id=oud.instelling_id,
            opleiding_id=oud.opleiding_id,
            onderwijs=oud.onderwijs,
            begindatum=oud.begindatum,
            einddatum=rij["laatste_dag"],
            examenkandidaat=oud.examenkandidaat,
            vrijstelling=oud.vrijstelling,
            ontvangen_op=rij["ontvangen_op"],
            reden="uitgeschreven door de school",
        )
        _laat_beoordelen(oud.persoon_id, Feitsoort.INSCHRIJVING, rij["laatste_dag"])
    return len(rijen)


def _diplomas(rijen: list[Sectierij], personen: Personen) -> int:
    for rij in rijen:
        diploma = Diploma.objects.create(
            persoon_id=personen[rij["persoon"]],
            instelling=_school(rij["school"]),
            opleiding=Opleiding.objects.get(soort=Opleidingssoort.MBO, code=rij["opleiding"]),
            **_zonder(rij, "persoon", "school", "opleiding"),
        )
        _laat_beoordelen(diploma.persoon_id, Feitsoort.DIPLOMA, rij["behaald_op"])
    return len(rijen)


def _overlijdens(rijen: list[Sectierij], personen: Personen) -> int:
    for rij in rijen:
        dood = Overlijden.objects.create(persoon_id=personen[rij["persoon"]], datum=rij["datum"], datum_brp=_brp(rij["datum"]))
        _laat_beoordelen(dood.persoon_id, Feitsoort.OVERLIJDEN, rij["datum"])
    return len(rijen)


def _laat_beoordelen(persoon: int, soort: Feitsoort, datum: date) -> None:
    """Only the period in which it happened changed; school years before this one were judged long ago."""
    if schooljaren.schooljaar_van(datum) < schooljaren.schooljaar_van(vandaag()):
        return
    for lijn, belang in BELANGSTELLENDEN.items():
        for periode in belang.perioden(soort, datum, datum) if soort in belang.soorten else ():
            TeBeoordelen.objects.create(persoon_id=persoon, lijn=lijn, periode=periode, aanleiding=soort.value)


SECTIES: dict[str, Sectielader] = {
    "adres": _adressen,
    "relatie": _relaties,
    "inkomen": _inkomens,
    "rekening": _rekeningen,
    "vertegenwoordiging": _vertegenwoordigingen,
    "inschrijving": _inschrijvingen,
    "uitschrijving": _uitschrijvingen,
    "diploma": _diplomas,
    "overlijden": _overlijdens,
}
