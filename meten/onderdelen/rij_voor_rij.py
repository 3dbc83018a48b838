"""The vaststelling with Django's objects: read what is known of one person, judge, save each row.

The judging itself is done for all at once, and commits are shared by a hundred persons: both in favour of this side.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db import connection, transaction
from django.db.models import F, Q

from duo_portal.batches.models import Run, Staat
from duo_portal.batches.soorten import Opdracht
from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaalkeuze, Voorkeur
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Incassomachtiging, Incassoregeling
from duo_portal.betalingen.selectors import is_geldig
from duo_portal.betalingen.weergave import gemaskeerd
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Adres, Overlijden, Persoonsgegeven, Vertegenwoordiging
from duo_portal.remmen.models import Rem
from duo_portal.tijd import schooljaren
from duo_portal.vorderingen.models import Betalingsregeling, Termijn, Vordering
from duo_portal.werkvoorraad.models import Taak
from lesgeld.batch.lezen import kies, lees_situatie
from lesgeld.batch.oordeel import oordeel_vaststelling
from lesgeld.batch.schrijven_mens import ONBESLIST
from lesgeld.batch.vaststelling import Vaststelling
from lesgeld.batch.waarden import vaststelling_waarden

PER_COMMIT = 100
Rij = Mapping[str, Any]


def stel_vast(peildatum: date, tot: int) -> int:
    """Decide for the persons up to and including ``tot``; returns how many decisions were made."""
    schooljaar = schooljaren.schooljaar_van(peildatum)
    run = Run.objects.create(soort="vaststelling", peildatum=peildatum, parameters={"schooljaar": schooljaar}, nummer=99, staat=Staat.KLAAR)
    gegeven = vaststelling_waarden(Opdracht(run.pk, peildatum, run.parameters, 0, tot), schooljaar)
    gedaan = 0
    for groep in _oordelen(run, tot).iter_slices(PER_COMMIT):
        with transaction.atomic():
            gedaan += sum(_behandel(rij, gegeven) for rij in groep.iter_rows(named=True))
    return gedaan


def _oordelen(run: Run, tot: int) -> pl.DataFrame:
    vraag, waarden = Vaststelling().kandidaten(run)
    with transaction.atomic(), connection.cursor() as cursor:
        kies(cursor, vraag, {**waarden, "tot": tot})
        return oordeel_vaststelling(lees_situatie(cursor, run.parameters["schooljaar"], run.peildatum), run.peildatum)


def _behandel(rij: Rij, gegeven: Rij) -> bool:
    persoon, dag = rij["persoon_id"], gegeven["peildatum"]
    remmen = Rem.objects.filter(Q(tot=None) | Q(tot__gte=dag), persoon=persoon, vervangen_op=None, lijn__in=("", "lesgeld"), van__lte=dag)
    soorten = sorted({rem.soort for rem in remmen} & {int(soort) for soort in Vaststelling.remmen})
    if soorten:
        sleutel = f"rem:vaststelling:{gegeven['schooljaar']}:{persoon}"
        _taak("geremd", sleutel, persoon, f"{Vaststelling.omschrijving}: tegengehouden door een rem", {"remmen": soorten})
    elif rij["naar_mens"]:
        gegevens = {"schooljaar": gegeven["schooljaar"], "oordeel_centen": rij["uitkomst_centen"], "reden": rij["reden"]}
        gegevens["laatste_dag"] = rij["laatste_dag"] and rij["laatste_dag"].isoformat()
        _taak(ONBESLIST["taaksoort"], f"onbeslist:{persoon}", persoon, ONBESLIST["taaktekst"], gegevens)
    elif rij["uitkomst_centen"] > 0:
        _beslis(rij, gegeven)
        return True
    return False


def _taak(soort: str, sleutel: str, persoon: int, omschrijving: str, gegevens: dict[str, Any]) -> None:
    Taak.objects.create(soort=soort, lijn="lesgeld", sleutel=sleutel, persoon_id=persoon, omschrijving=omschrijving, gegevens=gegevens)


def _beslis(rij: Rij, gegeven: Rij) -> None:
    persoon, dag, bedrag = rij["persoon_id"], gegeven["peildatum"], rij["uitkomst_centen"]
    besluit = Besluit.objects.create(
        persoon_id=persoon,
        soort=1,
        periode=gegeven["schooljaar"],
        uitkomst_centen=bedrag,
        grond=rij["grond"],
        regelversie_id=gegeven["regelversie"],
        feiten=_json(rij["feiten"]),
        stappen=list(rij["stappen"]),
        totstandkoming=1,
        peildatum=dag,
        run_id=gegeven["run"],
    )
    vordering = Vordering.objects.create(
        persoon_id=persoon, soort=1, periode=gegeven["schooljaar"], besluit=besluit, ontstaan_op=dag, betaal_voor=gegeven["betaal_voor"]
    )
    for nummer, (datum, centen) in enumerate(zip(rij["termijn_datums"], rij["termijn_centen"], strict=True), 1):
        Termijn.objects.create(vordering=vordering, volgnummer=nummer, vervaldatum=datum, bedrag_centen=centen)
    Boeking.objects.create(
        persoon_id=persoon,
        vordering=vordering,
        besluit=besluit,
        debet=130,
        credit=800,
        bedrag_centen=bedrag,
        oorzaak=1,
        boekdatum=dag,
        valutadatum=dag,
        groep=gegeven["run"],
    )
    _bericht(rij, gegeven, besluit, _ga_door(vordering, gegeven))


def _ga_door(vordering: Vordering, gegeven: Rij) -> Incassomachtiging | None:
    """The plan of the year before goes on when it was not stopped or lapsed and debits an account of the student's own."""
    vorige = Betalingsregeling.objects.filter(
        persoon=vordering.persoon_id, vordering__periode=gegeven["schooljaar"] - 1, vordering__soort=1, incasso__isnull=False
    )
    plan = vorige.select_related("incasso__machtiging", "einde").order_by("-pk").first()
    if plan is None or (plan.vervangen_op and (not hasattr(plan, "einde") or plan.einde.soort not in (1, 5))):
        return None
    machtiging: Incassomachtiging = plan.incasso.machtiging
    if machtiging.betaler_id != vordering.persoon_id or not is_geldig(machtiging, gegeven["peildatum"]):
        return None
    nieuw = Betalingsregeling.objects.create(persoon_id=vordering.persoon_id, vordering=vordering, soort=1, van=gegeven["peildatum"])
    Incassoregeling.objects.create(regeling=nieuw, machtiging=machtiging)
    return machtiging


def _bericht(rij: Rij, gegeven: Rij, besluit: Besluit, machtiging: Incassomachtiging | None) -> None:
    persoon, dag = rij["persoon_id"], gegeven["peildatum"]
    waarden = {
        "schooljaar": gegeven["schooljaar"],
        "lesgeld": rij["uitkomst_centen"],
        "reden": rij["reden"],
        "ingeschreven_vanaf": rij["ingeschreven_vanaf"].isoformat(),
        "betaalwijze": "incasso" if machtiging else "keuze",
        "ineens_voor": gegeven["betaal_voor"].isoformat(),
        "betalingskenmerk": "",
        "rekening": gemaskeerd(machtiging.iban) if machtiging else None,
        "incassant": gegeven["incassant"] if machtiging else None,
        "machtigingskenmerk": machtiging.kenmerk if machtiging else None,
        "termijnen": _json(rij["termijnen"]),
    }
    bericht = Bericht.objects.create(
        persoon_id=persoon,
        besluit=besluit,
        sjabloonversie_id=gegeven["betalingsverzoek"],
        waarden=waarden,
        vanaf=dag,
        **_geadresseerde(persoon, dag),
    )
    if bericht.kanaal == 1:
        Bekendmaking.objects.create(bericht=bericht, volgnummer=1, kanaal=1, toegankelijk_op=dag)


def _geadresseerde(persoon: int, dag: date) -> dict[str, Any]:
    eigen = Persoonsgegeven.objects.get(persoon=persoon, vervangen_op=None)
    voorkeur = Voorkeur.objects.filter(persoon=persoon).first()
    keuze = Kanaalkeuze.objects.filter(persoon=persoon, berichtsoort="lesgeld", vervangen_op=None).first()
    overleden = Overlijden.objects.filter(persoon=persoon, vervangen_op=None).exists()
    namens = next(_vertegenwoordigers(persoon, dag), None)
    wie = (namens and namens.vertegenwoordiger_id) or persoon
    adres = Adres.objects.filter(persoon=wie, vervangen_op=None).first()
    regels = (namens and namens.adresregels) or (adres.regels if adres and adres.soort != 3 else [])
    naam = eigen.naam
    if namens:
        naam = namens.organisatie or Persoonsgegeven.objects.get(persoon=wie, vervangen_op=None).naam
    rol = "nabestaande" if overleden else "vertegenwoordiger" if namens else "zelf"
    digitaal = not overleden and not namens and keuze is not None and keuze.kanaal == 1
    taal = voorkeur.taal if voorkeur else "nl"
    over = eigen.naam if rol != "zelf" else ""
    return {"rol": rol, "naam": naam, "over": over, "adresregels": regels, "taal": taal, "kanaal": 1 if digitaal else 2}


def _vertegenwoordigers(persoon: int, dag: date) -> Iterator[Vertegenwoordiging]:
    gevonden = Vertegenwoordiging.objects.filter(
        Q(tot=None) | Q(tot__gte=dag), persoon=persoon, vervangen_op=None, ontvangt_post=True, van__lte=dag
    )
    return (v for v in gevonden.order_by(F("id")) if not v.lijnen or "lesgeld" in v.lijnen)


def _json(tekst: str) -> Any:

    return json.loads(tekst)
