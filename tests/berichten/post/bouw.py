"""People with a message on paper, and the steps from message to letter box."""

from datetime import date, timedelta
from typing import Any

from duo_portal.berichten.models import Bericht, Kanaal, Sjabloonversie
from duo_portal.berichten.selectors import berichten_van
from duo_portal.berichten.services.bevestig_verzending import bevestig_verzending
from duo_portal.berichten.services.draai_papier import draai_papier_hier
from duo_portal.berichten.services.maak_drukbestand import maak_drukbestand
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.berichten.services.stel_bundels_samen import stel_bundels_samen
from duo_portal.berichten.sjablonen import nieuwste, voorbeelden
from duo_portal.register.models import Persoon
from tests import bouw

DAG = date(2026, 6, 15)
MORGEN = DAG + timedelta(days=1)
BESLUIT = "lesgeld/lesgeld_lager_klaar"  # with an objection
SIGNAAL = "lesgeld/diploma_nog_ingeschreven"  # with none


def bericht(wie: Persoon, sjabloon: str = SIGNAAL, **velden: Any) -> Bericht:
    """A message as a run writes it, filled with the first example of its template."""
    versie = Sjabloonversie.objects.get(pk=sjabloonversie_id(sjabloon))
    waarden = next(iter(voorbeelden(nieuwste(sjabloon)).values()))
    huidig = wie.adressen.filter(vervangen_op__isnull=True).first()
    vast = {"taal": "nl", "naam": "Robin Jansen", "kanaal": Kanaal.PAPIER, "vanaf": DAG, "waarden": waarden}
    vast["adresregels"] = huidig.regels if huidig else []
    return Bericht.objects.create(persoon=wie, sjabloonversie=versie, **{**vast, **velden})


def bewoner(postcode: str = "9711AB") -> Persoon:
    wie = bouw.persoon()
    bouw.adres(wie, postcode)
    return wie


def druk(dag: date = DAG) -> list[int]:
    """Letters, bundles and files of a night; returns the bundles."""
    draai_papier_hier(dag)
    bundels = stel_bundels_samen(dag)
    for bundel in bundels:
        maak_drukbestand(bundel)
    return bundels


def verstuur(dag: date = DAG) -> None:
    for bundel in druk(dag):
        bevestig_verzending(bundel, dag)


def laatste_dag_van(bericht: Bericht) -> date | None:
    """What the person reads on the page."""
    from duo_portal.berichten.selectors import gegevens_van, met_bekendmaking

    return gegevens_van(met_bekendmaking(berichten_van(bericht.persoon_id)).get(pk=bericht.pk)).laatste_dag
