"""What the register holds of a small nation, as plain Python: read with plain SQL, nothing of the product in between."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.register.selectors import lees_inkomens


@dataclass
class Ouder:
    inkomens: dict[int, int] = field(default_factory=dict)
    jaren: dict[int, tuple[bool, int, int]] = field(default_factory=dict)  # year: no partner, children who count, own repayment
    overleden: date | None = None
    adres: object = None


@dataclass
class Inschrijving:
    ho: bool
    niveau: int
    begin: date
    eind: date | None


@dataclass
class Student:
    id: int
    geboren: date | None
    nederlands: bool
    adres: object = None
    ouders: dict[int, int] = field(default_factory=dict)
    inschrijvingen: list[Inschrijving] = field(default_factory=list)
    keuzes: list[tuple[date, bool, int]] = field(default_factory=list)  # from, stops, aanvullend
    verleden: tuple[date, date | None, int, int, int, int, int] | None = None
    weg: dict[int, tuple[int, int, date, date | None]] = field(default_factory=dict)  # parent: ground, court amount, from, to
    peiljaar: dict[int, int] = field(default_factory=dict)


@dataclass
class Natie:
    studenten: dict[int, Student]
    ouders: dict[int, Ouder]


def _rijen(vraag: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return list(cursor.fetchall())


def lees_natie() -> Natie:
    natie = Natie({}, {})
    for pk, geboren, land, ouder in _rijen(
        """SELECT p.id, g.geboortedatum, g.nationaliteit, p.bronsleutel LIKE '%-O-%' FROM register_persoon p
        JOIN register_persoonsgegeven g ON g.persoon_id = p.id AND g.vervangen_op IS NULL"""
    ):
        if ouder:
            natie.ouders[pk] = Ouder()
        else:
            natie.studenten[pk] = Student(pk, geboren, land == "0001")
    _lees_studie(natie)
    _lees_gezin(natie)
    return natie


def _lees_studie(natie: Natie) -> None:
    for wie, onderwijs, niveau, begin, eind in _rijen(
        """SELECT i.persoon_id, i.onderwijs, o.niveau, i.begindatum, i.einddatum FROM register_inschrijving i
        JOIN register_opleiding o ON o.id = i.opleiding_id WHERE i.vervangen_op IS NULL AND i.onderwijs IN (1, 7, 8)"""
    ):
        ho = onderwijs != 1
        natie.studenten[wie].inschrijvingen.append(Inschrijving(ho, 0 if ho else int(str(niveau)), begin, eind))
    lees_keuzes(natie)
    for rij in _rijen(
        """SELECT persoon_id, eerste_maand, eerste_maand_ho, prestatiemaanden_mbo, prestatiemaanden_ho, beursmaanden_mbo, beursmaanden_ho,
        leenmaanden FROM studiefinanciering_studieverleden WHERE vervangen_op IS NULL"""
    ):
        natie.studenten[rij[0]].verleden = rij[1:]
    for wie, jaar, peiljaar in _rijen(
        "SELECT persoon_id, jaar, peiljaar FROM studiefinanciering_peiljaarverlegging WHERE vervangen_op IS NULL"
    ):
        natie.studenten[wie].peiljaar[jaar] = peiljaar
    for wie, ouder, *rest in _rijen(
        "SELECT persoon_id, ouder, grond, alimentatie_centen, vanaf, tot FROM studiefinanciering_oudersituatie WHERE vervangen_op IS NULL"
    ):
        natie.studenten[wie].weg[ouder] = tuple(rest)


def lees_keuzes(natie: Natie) -> None:
    """Again, after a run or a click recorded other choices."""
    for student in natie.studenten.values():
        student.keuzes = []
    for wie, *keuze in _rijen(
        "SELECT persoon_id, vanaf, stopt, aanvullend FROM studiefinanciering_studiekeuze WHERE vervangen_op IS NULL ORDER BY vanaf"
    ):
        natie.studenten[wie].keuzes.append(tuple(keuze))


def _lees_gezin(natie: Natie) -> None:
    for kind, ouder, soort in _rijen(
        "SELECT persoon_id, verwant_id, soort FROM register_familierelatie WHERE vervangen_op IS NULL AND soort IN (1, 2)"
    ):
        natie.studenten[kind].ouders[soort] = ouder
    for wie, dag in _rijen("SELECT persoon_id, datum FROM register_overlijden WHERE vervangen_op IS NULL"):
        if wie in natie.ouders:
            natie.ouders[wie].overleden = dag
    for wie, jaar, *rest in _rijen(
        """SELECT persoon_id, jaar, zonder_partner, telkinderen, aflossing_centen FROM studiefinanciering_ouderjaar
        WHERE vervangen_op IS NULL"""
    ):
        natie.ouders[wie].jaren[jaar] = tuple(rest)
    for wie, soort, *adres in _rijen(
        """SELECT persoon_id, soort, postcode, straat, huisnummer, huisletter, toevoeging, landcode, regel1, regel2
        FROM register_adres WHERE vervangen_op IS NULL"""
    ):
        mens = natie.ouders.get(wie) or natie.studenten[wie]
        mens.adres = tuple(adres) if soort in (1, 2) else None
    for jaar in (2023, 2024, 2025):
        for wie, centen in lees_inkomens(list(natie.ouders), jaar, doel="toets", grond="toets", door="toets").items():
            natie.ouders[wie].inkomens[jaar] = centen
