"""One student's studiefinanciering as the pages show it: what was awarded per month, what was booked, and what is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from duo_portal.regels.codes import Onderwijs
from studiefinanciering.codes import Fase

MBO, HO = 1, 2


def plus_maanden(maand: date, aantal: int) -> date:
    """The first day of the month so many months later."""
    nummer = maand.year * 12 + maand.month - 1 + aantal
    return date(nummer // 12, nummer % 12 + 1, 1)


@dataclass(frozen=True)
class Bedragen:
    """Cents, by form: what is a gift, what becomes one with a diploma, and what is borrowed."""

    gift: int = 0
    prestatie: int = 0
    lening: int = 0

    @property
    def totaal(self) -> int:
        return self.gift + self.prestatie + self.lening

    def __add__(self, ander: "Bedragen") -> "Bedragen":
        return Bedragen(self.gift + ander.gift, self.prestatie + ander.prestatie, self.lening + ander.lening)


@dataclass(frozen=True)
class Tijdvak:
    """Months of a decision in force in which nothing changes; cents per month."""

    besluit: int
    van: date
    tot: date
    onderwijs: int
    fase: int
    uitwonend: bool
    aanvullend_gift: bool
    onbekend_inkomen: bool
    basisbeurs: int
    aanvullend: int
    eenouder: int
    geleend: int
    collegegeldkrediet: int
    gift: int
    prestatie: int

    @property
    def bedragen(self) -> Bedragen:
        return Bedragen(self.gift, self.prestatie, self.geleend + self.collegegeldkrediet)

    @property
    def maanden(self) -> Iterator[date]:
        maand = self.van
        while maand <= self.tot:
            yield maand
            maand = plus_maanden(maand, 1)


@dataclass(frozen=True)
class Besluitregel:
    pk: int
    jaar: int
    op: date
    centen: int
    vervangt: int | None
    door_mens: bool


@dataclass(frozen=True)
class Maand:
    """One month: the award in force, if any, and what was booked for it, if anything."""

    maand: date
    tijdvak: Tijdvak | None
    geboekt: Bedragen | None

    @property
    def toegekend(self) -> Bedragen:
        return self.tijdvak.bedragen if self.tijdvak else Bedragen()

    @property
    def verschil(self) -> int:
        """What is still to be paid (above zero) or was paid beyond the award (below it). Nothing before it was booked."""
        return self.toegekend.totaal - self.geboekt.totaal if self.geboekt is not None else 0


@dataclass(frozen=True)
class Verleden:
    """What somebody had before the first award of this register."""

    eerste_maand: date
    eerste_maand_ho: date | None
    bedragen: Bedragen
    mbo_prestatie: bool

    def eerste(self, stelsel: int) -> date | None:
        """In mbo only for who had a prestatiebeurs there: a gift has no term."""
        if stelsel == HO:
            return self.eerste_maand_ho
        return self.eerste_maand if self.mbo_prestatie else None


@dataclass(frozen=True)
class Keuze:
    vanaf: date
    stopt: bool
    aanvullend: int
    reisproduct: int


@dataclass(frozen=True)
class Voorstel:
    """A request that we prepared, or (``bij_mens``) that a member of staff looks at. It has no amount: no income was read."""

    pk: int
    aanvullend: bool
    bij_mens: bool
    vorm: str
    giftmaanden: int
    bevestig_voor: date


@dataclass(frozen=True)
class Studie:
    """The programme of today."""

    naam: str
    onderwijs: int
    niveau: str

    @property
    def stelsel(self) -> int:
        return MBO if self.onderwijs == Onderwijs.BOL else HO


@dataclass(frozen=True)
class Stufibeeld:
    """Read in one query. ``besluiten``: the last ones, oldest first; ``tijdvakken`` are of the decisions in force.

    ``omgezet``: cents of prestatiebeurs that a diploma turned into a gift. The months as they were awarded stay what they were.
    ``is_ouder``: a child of this person asked for an aanvullende beurs.
    """

    dag: date
    tijdvakken: Sequence[Tijdvak]
    besluiten: Sequence[Besluitregel]
    geboekt: Mapping[date, Bedragen]
    omgezet: int
    verleden: Verleden | None
    keuzes: Sequence[Keuze]
    voorstel: Voorstel | None
    studie: Studie | None
    is_ouder: bool
    mbo_diploma: bool

    @property
    def deze_maand(self) -> date:
        return self.dag.replace(day=1)

    @cached_property
    def maanden(self) -> Sequence[Maand]:
        """Every month with an award or a booking, oldest first."""
        toegekend = {maand: tijdvak for tijdvak in self.tijdvakken for maand in tijdvak.maanden}
        alle = sorted({*toegekend, *self.geboekt})
        return [Maand(maand, toegekend.get(maand), self.geboekt.get(maand)) for maand in alle]

    def maand(self, maand: date) -> Maand:
        return next((een for een in self.maanden if een.maand == maand), Maand(maand, None, None))

    @property
    def nu(self) -> Tijdvak | None:
        """What is awarded for this month."""
        return self.maand(self.deze_maand).tijdvak

    @property
    def besluit(self) -> Besluitregel | None:
        """The last decision."""
        return self.besluiten[-1] if self.besluiten else None

    @property
    def keuze(self) -> Keuze | None:
        """What was asked for this month."""
        return next((keuze for keuze in reversed(self.keuzes) if keuze.vanaf <= self.deze_maand), None)

    @property
    def stopt_vanaf(self) -> date | None:
        """The month from which the student asked for nothing more, if that is to come."""
        return next((keuze.vanaf for keuze in self.keuzes if keuze.stopt and keuze.vanaf > self.deze_maand), None)

    @property
    def ontvangen(self) -> Bedragen:
        """All that was booked until now, with what was there before this register, and what a diploma made of it."""
        som = (self.verleden.bedragen if self.verleden else Bedragen()) + Bedragen(self.omgezet, -self.omgezet, 0)
        for bedragen in self.geboekt.values():
            som += bedragen
        return som

    def eerste_maand(self, stelsel: int) -> date | None:
        """The first month ever with studiefinanciering in higher education, or in mbo with a prestatiebeurs."""
        eigen = [vak.van for vak in self.tijdvakken if vak.onderwijs == stelsel and (stelsel == HO or vak.fase != Fase.GIFT)]
        vroeger = self.verleden.eerste(stelsel) if self.verleden else None
        return min([*eigen, *([vroeger] if vroeger else [])], default=None)
