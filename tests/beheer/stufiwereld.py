"""One row of every model of studiefinanciering."""

from datetime import date

from django.contrib.auth.models import User

from duo_portal.besluiten.models import Besluit, Besluitsoort, Regelversie, Totstandkoming
from duo_portal.register.models import Persoon
from studiefinanciering.codes import Fase
from studiefinanciering.models import (
    Buitenbeschouwing,
    Controleuitkomst,
    Maandboeking,
    Oudercode,
    Ouderjaar,
    Oudermelding,
    Oudersituatie,
    Peiljaarverlegging,
    Steekproef,
    Steekproefpersoon,
    Studiekeuze,
    Studieverleden,
    Toekenning,
    Uitkomst,
)

MAAND = date(2026, 1, 1)


def studiefinanciering(student: Persoon, regelversie: Regelversie, dag: date) -> None:
    Studiekeuze.objects.create(persoon=student, vanaf=MAAND, aangevraagd_op=dag)
    Studieverleden.objects.create(persoon=student, eerste_maand=date(2024, 9, 1))
    Oudersituatie.objects.create(persoon=student, ouder=2, grond=Buitenbeschouwing.OPGEVRAAGD, vanaf=MAAND)
    Ouderjaar.objects.create(persoon=student, jaar=2024, bron="proef")
    Oudermelding.objects.create(persoon=student, kind=student, jaar=2026)
    Oudercode.objects.create(persoon=student, kind=student, peiljaar=2024, zoekwaarde="0" * 64, geldig_tot=dag)
    Peiljaarverlegging.objects.create(persoon=student, jaar=2026, peiljaar=2025)
    besluit = Besluit.objects.create(
        persoon=student, soort=Besluitsoort.STUDIEFINANCIERING, periode=2026, uitkomst_centen=10726, grond=1, regelversie=regelversie,
        feiten={}, stappen=[1], totstandkoming=Totstandkoming.AUTOMATISCH, peildatum=dag,
    )  # fmt: skip
    Toekenning.objects.create(
        besluit=besluit, persoon=student, van=MAAND, tot=MAAND, fase=Fase.GIFT, uitwonend=False, aanvullend_gift=True,
        onbekend_inkomen=False, basisbeurs_centen=10726, aanvullend_centen=0, eenouder_centen=0, lening_centen=0,
        collegegeldkrediet_centen=0, gift_centen=10726, prestatie_centen=0, stappen=[1],
    )  # fmt: skip
    Maandboeking.objects.create(
        persoon=student, maand=MAAND, volgnummer=1, besluit=besluit, gift_centen=10726, prestatie_centen=0, lening_centen=0
    )


def steekproef(student: Persoon, door: User) -> None:
    proef = Steekproef.objects.create(maand=MAAND, zaad=7, omvang=1, bereik=1, medewerker=door)
    getrokken = Steekproefpersoon.objects.create(steekproef=proef, persoon=student, volgnummer=1)
    Controleuitkomst.objects.create(getrokken=getrokken, uitkomst=Uitkomst.KLOPT, medewerker=door)
