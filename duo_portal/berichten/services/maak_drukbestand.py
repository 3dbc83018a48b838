"""Make the print file and the dispatch list of a bundle; making them again gives the same bytes or an error, never others."""

import csv
import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction

from duo_portal.batches.breekpunten import breek
from duo_portal.berichten import sjablonen
from duo_portal.berichten.drukwerk.bundelen import Drukwerk, Stuk, bundel
from duo_portal.berichten.drukwerk.voorblad import Voorblad, alineas
from duo_portal.berichten.models import Briefvorm, Drukbestand, Drukbundel, Drukregel
from duo_portal.berichten.selectors import afzender_op, kenmerk_van
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
KOLOMMEN = ("positie", "stuknummer", "kenmerk", "postcode", "bladzijden", "eerste_bladzijde", "vellen")


class DrukwerkGeweigerd(Weigering):
    """No file was given out; the text says why."""


@dataclass(frozen=True)
class Drukbestanden:
    pdf: Path
    verzendlijst: Path

    @property
    def staan_er(self) -> bool:
        return self.pdf.is_file() and self.verzendlijst.is_file()


def paden_van(bundel_id: int) -> Drukbestanden:
    basis = settings.VAR / "drukwerk" / f"VOORBEELD-{bundel_id:09d}"
    return Drukbestanden(basis.with_suffix(".pdf"), basis.with_suffix(".csv"))


def maak_drukbestand(bundel_id: int) -> Drukbestanden:
    """1. the kept letters in their frozen order; 2. the list; 3. the same as before; 4. put in place.

    A crash anywhere leaves at most a file without its name: the next call starts over.
    """
    bron = Drukbundel.objects.get(pk=bundel_id)
    paden = paden_van(bundel_id)
    try:
        regels = _regels(bron)
        druk = bundel([_stuk(regel) for regel in regels])
        lijst = verzendlijst(regels, druk)
        _leg_hash_vast(bron, druk, lijst)
        breek("voor_neerzetten_drukwerk")
    except DrukwerkGeweigerd as fout:
        _meld(bron, str(fout))
        raise
    for pad, inhoud in ((paden.pdf, druk.pdf), (paden.verzendlijst, lijst)):
        _zet_neer(pad, inhoud)
    log.info("drukbestand_gemaakt", bundel=bron.pk, stukken=bron.aantal, bladzijden=druk.bladzijden)
    return paden


def _regels(bron: Drukbundel) -> Sequence[Drukregel]:
    vraag = Drukregel.objects.filter(bundel=bron).order_by("positie")
    regels = list(vraag.select_related("poststuk__brief", "poststuk__bericht__sjabloonversie", "poststuk__bericht__besluit"))
    if len(regels) != bron.aantal:
        raise DrukwerkGeweigerd("De stukken van de bundel kloppen niet met het bevroren aantal.")
    return regels


def _stuk(regel: Drukregel) -> Stuk:
    stuk = regel.poststuk
    pdf = bytes(stuk.brief.pdf)
    if hashlib.sha256(pdf).hexdigest() != stuk.brief.sha256:
        raise DrukwerkGeweigerd(f"De bewaarde brief van {stuk.stuknummer} is niet meer wat hij was.")
    return Stuk(stuk.stuknummer, stuk.naam, stuk.adresregels, pdf, _voorblad(regel) if stuk.voorblad else None)


def _voorblad(regel: Drukregel) -> Voorblad:
    stuk, bericht = regel.poststuk, regel.poststuk.bericht
    taal: sjablonen.Taal = "en" if bericht.taal == "en" else "nl"
    afzender = afzender_op(stuk.dag, taal)
    versie = bericht.sjabloonversie
    return Voorblad(
        taal=taal,
        kenmerk=kenmerk_van(bericht),
        telefoon=afzender.telefoon,
        retouradres=", ".join(afzender.postadres),
        alineas=alineas(stuk.reden, sjablonen.haal(versie.naam, versie.versie).rechtsmiddel, taal),
        groot=stuk.brief.vorm == Briefvorm.GROTELETTER,
    )


def verzendlijst(regels: Sequence[Drukregel], druk: Drukwerk) -> bytes:
    """What the printer checks against: numbers, pages and postcodes; no name, no address, no BSN."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    for regel, plek in zip(regels, druk.plekken, strict=True):
        stuk = regel.poststuk
        kenmerk = kenmerk_van(stuk.bericht)
        schrijver.writerow((regel.positie, stuk.stuknummer, kenmerk, stuk.postcode, stuk.bladzijden, plek.eerste_bladzijde, plek.vellen))
    return uit.getvalue().encode()


def _leg_hash_vast(bron: Drukbundel, druk: Drukwerk, lijst: bytes) -> None:
    """The first making records the hashes; each later one must have them."""
    nieuw = {
        "sha256": hashlib.sha256(druk.pdf).hexdigest(),
        "sha256_verzendlijst": hashlib.sha256(lijst).hexdigest(),
        "bladzijden": druk.bladzijden,
    }
    with transaction.atomic():
        bestand, _ = Drukbestand.objects.get_or_create(bundel=bron, defaults=nieuw)
    if any(getattr(bestand, naam) != waarde for naam, waarde in nieuw.items()):
        raise DrukwerkGeweigerd("Het drukbestand is anders dan het bestand dat eerder is gemaakt. Geef het niet aan de drukker.")


def _zet_neer(pad: Path, inhoud: bytes) -> None:
    """Readable by its owner only; under its name only when it is whole."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    werkpad = pad.with_suffix(f"{pad.suffix}.{os.getpid()}.deel")
    try:
        with os.fdopen(os.open(werkpad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        os.replace(werkpad, pad)
    finally:
        werkpad.unlink(missing_ok=True)


def _meld(bron: Drukbundel, fout: str) -> None:
    maak_taak(
        soort="drukwerk_mislukt",
        sleutel=f"drukwerk-mislukt-{bron.pk}",
        omschrijving=f"Het drukbestand van {bron} is niet gemaakt: {fout}"[:300],
        gegevens={"bundel": bron.pk},
    )
