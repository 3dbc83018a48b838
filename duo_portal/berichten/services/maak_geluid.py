"""Letters read aloud, for who asked for that: by ``espeak-ng`` where the system has it, else by a person."""

import hashlib
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from duo_portal.berichten.models import Bericht, Briefgeluid, Rol, Voorkeursvorm
from duo_portal.berichten.selectors import gegevens_van, lijn_van
from duo_portal.berichten.spreektekst import spreektekst
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
PROGRAMMA = "espeak-ng"
WOORDEN_PER_MINUUT = "140"
LANGST = 60  # seconds for one letter


class GeluidMislukt(Exception):
    """The program gave no sound."""


def maak_geluiden(dag: date, hoogstens: int = 200) -> int:
    """Sound, or a task, for each accessible message of who chose audio; returns for how many messages something was done."""
    vraag = Bericht.objects.filter(persoon__voorkeur__vorm=Voorkeursvorm.AUDIO, rol=Rol.ZELF, vanaf__lte=dag, geluid__isnull=True)
    # Who waits for a person is not tried again every night.
    bij_mens = Taak.objects.filter(sleutel=Concat(Value("audio-"), Cast(OuterRef("pk"), CharField())))
    zonder = vraag.exclude(Exists(bij_mens)).select_related("sjabloonversie", "besluit__regelversie").order_by("-pk")
    gedaan = 0
    for bericht in zonder[:hoogstens]:
        try:
            maak_geluid(bericht)
        except (GeluidMislukt, OSError) as fout:
            log.warning("geluid_niet_gemaakt", bericht=bericht.pk, fout=type(fout).__name__)
            _vraag_mens(bericht)
        gedaan += 1
    return gedaan


def maak_geluid(bericht: Bericht) -> Briefgeluid:
    """1. the words of the letter; 2. sound in a file of its own; 3. its hash in the row. Making it twice keeps the first row."""
    programma = shutil.which(PROGRAMMA)
    if programma is None:
        raise GeluidMislukt(f"{PROGRAMMA} staat niet op dit systeem")
    inhoud = _lees_voor(programma, spreektekst(gegevens_van(bericht)), bericht.taal)
    som = hashlib.sha256(inhoud).hexdigest()
    _zet_neer(_pad(som), inhoud)
    with transaction.atomic():
        rij, _ = Briefgeluid.objects.get_or_create(bericht=bericht, defaults={"sha256": som, "grootte": len(inhoud)})
    return rij


def geluid_van(bericht: Bericht) -> Path | None:
    """The file of a letter read aloud, if it was made and is still there."""
    rij: Briefgeluid | None = getattr(bericht, "geluid", None)
    pad = _pad(rij.sha256) if rij else None
    return pad if pad is not None and pad.is_file() else None


def _lees_voor(programma: str, tekst: str, taal: str) -> bytes:
    """The text goes in by stdin: it is in no list of processes."""
    opdracht = [programma, "-v", "en" if taal == "en" else "nl", "-s", WOORDEN_PER_MINUUT, "--stdin", "--stdout"]
    try:
        klaar = subprocess.run(opdracht, input=tekst.encode(), capture_output=True, check=True, timeout=LANGST)
    except subprocess.SubprocessError as fout:
        raise GeluidMislukt(type(fout).__name__) from None
    if not klaar.stdout.startswith(b"RIFF"):
        raise GeluidMislukt("geen geluid")
    return klaar.stdout


def _pad(som: str) -> Path:
    map_: Path = settings.VAR / "geluid"
    return map_ / som[:2] / f"{som}.wav"


def _zet_neer(pad: Path, inhoud: bytes) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    werkpad = pad.with_suffix(f".{os.getpid()}.deel")
    with os.fdopen(os.open(werkpad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
        bestand.write(inhoud)
    os.replace(werkpad, pad)


def _vraag_mens(bericht: Bericht) -> None:
    maak_taak(
        soort="audio_maken",
        lijn=lijn_van(bericht),
        sleutel=f"audio-{bericht.pk}",
        persoon_id=bericht.persoon_id,
        omschrijving="Deze persoon wil brieven voorgelezen krijgen. Spreek de brief in, of bel en lees hem voor.",
        gegevens={"bericht": bericht.pk},
    )
