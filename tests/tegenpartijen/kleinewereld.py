"""A few students, a real bank of the imitated kind, and nights: small enough to live through many times."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from django.contrib.auth.models import Group, User

from duo_portal.batches.services.nacht import draai_nacht
from duo_portal.berichten.models import Kanaal, Kanaalkeuze, Voorkeur
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.importeren import ontvangsten_partij
from duo_portal.betalingen.models import Incasso
from duo_portal.betalingen.services.geef_machtiging import geef_machtiging
from duo_portal.betalingen.services.lees_postvak import lees_postvak, postvak
from duo_portal.betalingen.services.start_incasso import start_incasso
from duo_portal.register.models import Adres, Diploma, Inschrijving, Overlijden, Persoon, Rekening
from duo_portal.register.services.trek_in import trek_diploma_in, trek_inschrijving_in
from duo_portal.register.services.verbeter import verbeter_diploma, verbeter_inschrijving
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tegenpartijen.bank import Overschrijving, Weigering
from duo_portal.tegenpartijen.partij import Betaling
from duo_portal.tegenpartijen.schrijven import schrijf_geheel
from duo_portal.tegenpartijen.spel import medewerkers, post
from duo_portal.tegenpartijen.spel.speel import Klok
from duo_portal.tegenpartijen.spel.toneel import Toneel, richt_in
from duo_portal.tijd import vandaag
from duo_portal.tijd.bankdagen import bankdag_op_of_na, tel_bankdagen
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.betalingskenmerk import maak_kenmerk
from duo_portal.vorderingen.importeren import antwoorden
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from tests import bouw

WAAROM = "De school meldde dat dit niet klopte."
IBANS = ("NL47RABO1234008280", "NL61ABNA1234016390", "NL36RABO1234048830")
# Steps that press somebody: what a brake must hold.
DWANG = (
    Inningsstap.BETALINGSVERZOEK, Inningsstap.REGELING_VERVALLEN, Inningsstap.HERINNERING, Inningsstap.AANMANING, Inningsstap.CJIB,
    Inningsstap.DEURWAARDER, Inningsstap.BUITENLAND,
)  # fmt: skip


def nachten(maanden: int) -> list[date]:
    """The first night of lesgeld, and of each month: a quiet one, and those in which debits are made, carried out, and known."""
    dagen = [date(2025, 9, 15)]
    for nummer in range(maanden):
        jaar, maand = divmod(2025 * 12 + 9 + nummer, 12)
        incasso = bankdag_op_of_na(date(jaar, maand + 1, 25))
        dagen += [date(jaar, maand + 1, 8), tel_bankdagen(incasso, -3), incasso, tel_bankdagen(incasso, 1)]
    return dagen


@dataclass
class Kleinewereld:
    map: Path
    studenten: list[Persoon] = field(default_factory=list)
    gedaan: int = 0
    gelezen: set[Path] = field(default_factory=set)

    @cached_property
    def toneel(self) -> Toneel:
        return richt_in(self.map / "spel")

    def begin(self) -> "Kleinewereld":
        financieel = Group.objects.get(name=Rol.FINANCIEEL)
        for naam in medewerkers.VRIJGEVERS:
            User.objects.get_or_create(username=naam, defaults={"is_staff": True})[0].groups.add(financieel)
        for nummer, iban in enumerate(IBANS):
            wie = bouw.persoon(f"Student{nummer}", rekening=False)
            Rekening.objects.create(persoon=wie, iban=iban, tenaamstelling=f"R. Student{nummer}")
            Adres.objects.create(persoon=wie, soort=1, straat="Kade", huisnummer=1 + nummer, postcode="1234ZX", plaats="Zwolle")
            Voorkeur.objects.create(persoon=wie, email=f"student{nummer}@voorbeeld.invalid")
            Kanaalkeuze.objects.create(persoon=wie, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
            bouw.inschrijving(wie)
            self.studenten.append(wie)
        return self

    def haal_op(self, dag: date) -> None:
        """Everything from outside that was not read yet."""
        Klok(self.map / "vandaag").zet(dag)
        bank, partijen = self.toneel.bank, self.toneel.partijen.values()
        for afschrift in self._nieuw(bank.map, "*.xml"):
            schrijf_geheel(postvak() / afschrift.name, afschrift.read_text(encoding="utf-8"))
        lees_postvak()
        for bestand in [pad for partij in partijen for pad in self._nieuw(partij.map, "antwoorden-*.csv")]:
            antwoorden.laad(bestand)
        for bestand in [pad for partij in partijen for pad in self._nieuw(partij.map, "ontvangsten-*.csv")]:
            ontvangsten_partij.laad(bestand)

    def _nieuw(self, map_: Path, patroon: str) -> list[Path]:
        nieuw = [pad for pad in sorted((map_ / "uit").glob(patroon)) if pad not in self.gelezen]
        self.gelezen.update(nieuw)
        return nieuw

    def nacht(self, dag: date) -> None:
        draai_nacht(dag)

    def avond(self, dag: date) -> None:
        medewerkers.geef_betalingen_vrij(self.toneel, dag)
        medewerkers.breng_naar_de_bank(self.toneel, dag)
        post.breng_overdrachten(self.toneel, dag)
        post.sluit_dag(self.toneel, dag)

    def geremd(self) -> dict[int, tuple[int, int, int]]:
        """Of who is braked by hand: decisions, debits, and steps that press."""
        wie = Rem.objects.filter(soort=Remsoort.HANDMATIG, vervangen_op__isnull=True, tot__isnull=True).values_list("persoon_id", flat=True)
        return {
            persoon: (
                Besluit.objects.filter(persoon=persoon).count(),
                Incasso.objects.filter(persoon=persoon).count(),
                Inning.objects.filter(vordering__persoon=persoon, stap__in=DWANG).count(),
            )
            for persoon in set(wie)
        }

    def doe(self, actie: str, nummer: int, getal: int) -> None:
        """One thing that happens to a student by day; what cannot be is told so and left."""
        wie = self.studenten[nummer]
        self.gedaan += 1
        getattr(self, f"_{actie}")(wie, getal)

    # -- money

    def _vordering(self, wie: Persoon) -> Vordering | None:
        return Vordering.objects.filter(persoon=wie).first()

    def _termijnen(self, wie: Persoon, _: int) -> None:
        vordering = self._vordering(wie)
        if vordering:
            rekening = Rekening.objects.get(persoon=wie)
            start_incasso(wie.pk, vordering.pk, geef_machtiging(wie.pk, rekening.iban, rekening.tenaamstelling).pk)

    def _betaal(self, wie: Persoon, centen: int) -> None:
        vordering = self._vordering(wie)
        if vordering:
            iban = Rekening.objects.get(persoon=wie).iban
            self.toneel.bank.stort(Overschrijving(f"b{self.gedaan}", vandaag(), centen, iban, "R. Student", maak_kenmerk(vordering.pk)))

    def _betaal_bij_deurwaarder(self, wie: Persoon, centen: int) -> None:
        vordering = self._vordering(wie)
        if vordering:
            self.toneel.partijen["DEURWAARDER"].ontvang(Betaling(f"d{self.gedaan}", vandaag(), maak_kenmerk(vordering.pk), centen))

    def _leeg(self, wie: Persoon, dagen: int) -> None:
        """From now on the account refuses, or takes its debits back after so many days."""
        iban = Rekening.objects.get(persoon=wie).iban
        later = dagen % 60
        weigering = Weigering(vandaag(), date(2099, 1, 1), "MD06" if later > 10 else "AM04", later if later > 10 else 0)
        self.toneel.bank.gedrag.weiger(iban, [weigering])

    def _dicht(self, wie: Persoon, _: int) -> None:
        """What we pay out comes back."""
        iban = Rekening.objects.get(persoon=wie).iban
        self.toneel.bank.gedrag.weiger(iban, [Weigering(vandaag(), date(2099, 1, 1), "AC04", bij=False)])

    def _vol(self, wie: Persoon, _: int) -> None:
        self.toneel.bank.gedrag.weiger(Rekening.objects.get(persoon=wie).iban, [])

    # -- facts

    def _lopend(self, wie: Persoon) -> Inschrijving | None:
        return Inschrijving.objects.filter(persoon=wie, vervangen_op__isnull=True).order_by("-begindatum", "-pk").first()

    def _eindig(self, wie: Persoon, dagen: int) -> None:
        lopend = self._lopend(wie)
        if lopend:
            verbeter_inschrijving(lopend.pk, date.fromordinal(bouw.BEGIN.toordinal() + dagen % 330), WAAROM)

    def _loopt_toch(self, wie: Persoon, _: int) -> None:
        lopend = self._lopend(wie)
        if lopend:
            verbeter_inschrijving(lopend.pk, None, WAAROM)

    def _was_nooit(self, wie: Persoon, _: int) -> None:
        lopend = self._lopend(wie)
        if lopend:
            trek_inschrijving_in(lopend.pk, WAAROM)

    def _opnieuw(self, wie: Persoon, _: int) -> None:
        if self._lopend(wie) is None:
            bouw.inschrijving(wie, ontvangen=vandaag())
            bouw.meld(wie, "inschrijving")

    def _diploma(self, wie: Persoon, dagen: int) -> None:
        dag = date.fromordinal(bouw.BEGIN.toordinal() + 30 + dagen % 60)
        bestaand = Diploma.objects.filter(persoon=wie, vervangen_op__isnull=True).first()
        if bestaand is None:
            bouw.diploma(wie, min(dag, vandaag()))
        elif dagen % 2:
            trek_diploma_in(bestaand.pk, WAAROM)
        else:
            verbeter_diploma(bestaand.pk, dag, WAAROM)

    def _overlijden(self, wie: Persoon, _: int) -> None:
        if not Overlijden.objects.filter(persoon=wie).exists():
            bouw.overlijden(wie, vandaag())

    # -- staff

    def _rem(self, wie: Persoon, _: int) -> None:
        zet_rem(wie.pk, Remsoort.HANDMATIG, toelichting="proef")

    def _rem_eraf(self, wie: Persoon, _: int) -> None:
        rem = Rem.objects.filter(persoon=wie, soort=Remsoort.HANDMATIG, vervangen_op__isnull=True, tot__isnull=True).first()
        if rem:
            hef_rem_op(rem.pk, reden="proef")


ACTIES = tuple(
    naam[1:] for naam in vars(Kleinewereld) if naam.startswith("_") and not naam.startswith(("__", "_vordering", "_lopend", "_nieuw"))
)
