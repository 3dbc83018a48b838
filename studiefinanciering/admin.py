"""Staff pages of studiefinanciering: what was asked, the parents' side, what was awarded and booked."""

from django.contrib import admin

from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from studiefinanciering import beheer_dossier, beheer_steekproef  # noqa: F401 - register their pages
from studiefinanciering.aanvragen import beheer as _aanvragen  # noqa: F401  # adds its acts
from studiefinanciering.beheer_niet_gebruik import MetNietGebruikAdmin
from studiefinanciering.models import (
    Maandboeking,
    Oudercode,
    Ouderjaar,
    Oudermelding,
    Oudersituatie,
    Peiljaarverlegging,
    Studiekeuze,
    Studieverleden,
    Toekenning,
)

RECHTEN = Adminrechten(BEHANDELING)


@admin.register(Studiekeuze)
class StudiekeuzeAdmin(MetNietGebruikAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "vanaf", "aanvullend", "lening_centen", "stopt", "aangevraagd_op", "vervangen_op")


@admin.register(Studieverleden)
class StudieverledenAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "eerste_maand", "prestatiemaanden_mbo", "prestatiemaanden_ho", "leenmaanden", "vervangen_op")


@admin.register(Oudersituatie)
class OudersituatieAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "ouder", "grond", "vanaf", "tot", "medewerker", "vervangen_op")


@admin.register(Ouderjaar)
class OuderjaarAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "jaar", "zonder_partner", "telkinderen", "bron", "vervangen_op")


@admin.register(Peiljaarverlegging)
class PeiljaarverleggingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "jaar", "peiljaar", "vervangen_op")


@admin.register(Toekenning)
class ToekenningAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "besluit", "van", "tot", "fase", "basisbeurs_centen", "aanvullend_centen", "lening_centen")


@admin.register(Maandboeking)
class MaandboekingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "maand", "volgnummer", "gift_centen", "prestatie_centen", "lening_centen")


@admin.register(Oudermelding)
class OudermeldingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "jaar", "vastgelegd_op")


@admin.register(Oudercode)
class OudercodeAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "peiljaar", "geldig_tot", "aanvraag", "vervallen_op")
