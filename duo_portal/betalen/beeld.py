"""Everything around one claim, as its payer sees it: records that are read at once and change nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from duo_portal.aanvragen.models import Aanvraagstaat, kenmerk_van
from duo_portal.betalen.soorten import Claimsoort, claimsoort
from duo_portal.betalingen.models import Retourgrond
from duo_portal.betalingen.norm import norm
from duo_portal.betalingen.selectors import voorlopig_tot
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.remmen.models import Remsoort
from duo_portal.vorderingen.models import Actie, Einde, Inningsstap, Partij, Regelingsoort
from duo_portal.vorderingen.selectors import Stand, Termijnstand

OVERGEDRAGEN = (Inningsstap.CJIB, Inningsstap.DEURWAARDER, Inningsstap.BUITENLAND)


@dataclass(frozen=True)
class Inningsregel:
    """A step of collection. ``betalen_voor``: the last day to pay, as its letter says."""

    stap: Inningsstap
    op: date
    centen: int
    betalen_voor: date | None = None


@dataclass(frozen=True)
class Betaalregel:
    """Money that came, was charged or goes back: one row of the ledger. ``omgekeerd_op``: it was taken back that day."""

    oorzaak: Oorzaak
    op: date
    centen: int
    debet: Grootboekrekening
    credit: Grootboekrekening
    omgekeerd_op: date | None = None

    @property
    def via_ander(self) -> bool:
        """Received by the CJIB or a bailiff."""
        return self.debet == Grootboekrekening.BIJ_CJIB


class Afschrijvingstand(StrEnum):
    GEPLAND = "gepland"
    ONDERWEG = "onderweg"
    BETAALD = "betaald"
    MISLUKT = "mislukt"
    TERUGGEVRAAGD = "teruggevraagd"


@dataclass(frozen=True)
class Afschrijving:
    """A debit that was ordered. ``rekening`` is masked."""

    volgnummer: int
    dag: date
    centen: int
    rekening: str
    geboekt_op: date | None = None
    retour_op: date | None = None
    grond: Retourgrond | None = None

    def stand(self, vandaag: date) -> Afschrijvingstand:
        if self.retour_op is not None:
            return Afschrijvingstand.MISLUKT if self.grond == Retourgrond.GEWEIGERD else Afschrijvingstand.TERUGGEVRAAGD
        if self.geboekt_op is not None:
            return Afschrijvingstand.BETAALD
        return Afschrijvingstand.GEPLAND if self.dag > vandaag else Afschrijvingstand.ONDERWEG

    def voorlopig_tot(self, vandaag: date) -> date | None:
        """The last day on which it may still be asked back; None when it is final or did not succeed."""
        if self.geboekt_op is None or self.retour_op is not None:
            return None
        einde = voorlopig_tot(self.dag)
        return einde if einde >= vandaag else None


@dataclass(frozen=True)
class Machtigingbeeld:
    """By which account debits go. ``van_ander``: not the account that the register has of the debtor."""

    pk: int
    kenmerk: str
    rekening: str
    tenaamstelling: str
    getekend_op: date
    van_ander: bool


@dataclass(frozen=True)
class Regelingbeeld:
    """The arrangement in force; ``machtiging`` when it is debited."""

    pk: int
    soort: Regelingsoort
    eigen_schema: bool
    van: date
    machtiging: Machtigingbeeld | None = None


@dataclass(frozen=True)
class Rembeeld:
    soort: Remsoort
    tot: date | None


@dataclass(frozen=True)
class Terugbetaling:
    """An order to pay money back. ``rekening`` is masked; ``uitgevoerd_op`` when the bank did it."""

    centen: int
    rekening: str
    opgesteld_op: date
    op_rekening_voor: date
    uitgevoerd_op: date | None = None
    terug_op: date | None = None


@dataclass(frozen=True)
class Overdracht:
    """What we passed on to who collects for us, and what they answered (None: nothing yet)."""

    partij: Partij
    actie: Actie
    op: date
    centen: int
    aanvaard: bool | None = None
    antwoord_op: date | None = None


@dataclass(frozen=True)
class EigenKosten:
    """What was paid to who collects for us, for their own costs: it is theirs, and pays nothing of the claim."""

    partij: Partij
    op: date
    centen: int


@dataclass(frozen=True)
class Verzoek:
    """A request about this claim: prepared by us, or sent by the payer."""

    pk: int
    soort: str
    staat: Aanvraagstaat
    gegevens: Mapping[str, object]
    ontvangen_op: datetime | None

    @property
    def kenmerk(self) -> str:
        return kenmerk_van(self.pk)


@dataclass(frozen=True)
class Vorderingbeeld:
    """One claim with all that hangs on it. Amounts are cents, from the ledger; ``perioden``: of claims of this kind, newest first."""

    vordering_id: int
    soort: int
    periode: int
    perioden: Sequence[int]
    ontstaan_op: date
    betaal_voor: date
    besloten_op: date
    betalingskenmerk: str
    stand: Stand
    termijnen: Sequence[Termijnstand]
    inning: Sequence[Inningsregel]
    betalingen: Sequence[Betaalregel]
    regeling: Regelingbeeld | None
    laatste_einde: Einde | None
    afschrijvingen: Sequence[Afschrijving]
    remmen: Sequence[Rembeeld]
    terugbetalingen: Sequence[Terugbetaling]
    terug_zonder_opdracht: int
    overdrachten: Sequence[Overdracht]
    overleden: bool
    in_behandeling: int
    verzoeken: Sequence[Verzoek]
    eigen_kosten: Sequence[EigenKosten]

    @property
    def claim(self) -> Claimsoort:
        return claimsoort(self.soort)

    @property
    def schema(self) -> list[Termijnstand]:
        """The instalments in force. Number 0 of an own schedule stands for what was settled before it, and is none."""
        return [termijn for termijn in self.termijnen if termijn.volgnummer]

    @property
    def terug_onderweg(self) -> list[Terugbetaling]:
        """Orders to pay back that the bank has not done yet; one that came back needs another account."""
        return [order for order in self.terugbetalingen if order.uitgevoerd_op is None and order.terug_op is None]

    @property
    def laatste_stap(self) -> Inningsstap | None:
        return self.inning[-1].stap if self.inning else None

    @property
    def te_betalen(self) -> int:
        """All that is open: principal and costs of collection."""
        return max(self.stand.open, 0) + max(self.stand.kosten_open, 0)

    @property
    def mislukt_op(self) -> frozenset[date]:
        """Days on which a debit failed: the step of collection tells it, so that its booking and reversal need not."""
        return frozenset(regel.op for regel in self.inning if regel.stap == Inningsstap.AFSCHRIJVING_MISLUKT)

    @property
    def in_termijnen(self) -> bool:
        """Instalments are being debited by a mandate that may still be used."""
        return self.regeling is not None and self.regeling.machtiging is not None

    @property
    def machtiging(self) -> Machtigingbeeld | None:
        return self.regeling.machtiging if self.regeling else None

    @property
    def eigen_regeling(self) -> bool:
        """An arrangement that the debtor pays by own act."""
        return self.regeling is not None and self.regeling.soort == Regelingsoort.EIGEN_VOORSTEL

    @property
    def regeling_vervallen(self) -> bool:
        return self.regeling is None and (
            self.laatste_einde == Einde.NIET_NAGEKOMEN or any(regel.stap == Inningsstap.REGELING_VERVALLEN for regel in self.inning)
        )

    @property
    def overgedragen_aan(self) -> Inningsstap | None:
        """Who had the claim last; None when it was never handed over."""
        return next((regel.stap for regel in reversed(self.inning) if regel.stap in OVERGEDRAGEN), None)

    @property
    def vastgehouden(self) -> bool:
        """Lowered while it lies with a party that did not confirm the new amount yet: nothing may be paid there."""
        return self.laatste_stap == Inningsstap.VERLAAGD and not (self.overdrachten and self.overdrachten[-1].aanvaard)

    @property
    def bij_partij(self) -> bool:
        """The claim lies with the CJIB, a bailiff or abroad, who know what is due."""
        return self.laatste_stap in OVERGEDRAGEN or (self.laatste_stap == Inningsstap.VERLAAGD and not self.vastgehouden)

    def onderweg(self, vandaag: date) -> list[Afschrijving]:
        """Debits that the bank has and that cannot be stopped any more."""
        return [a for a in self.afschrijvingen if a.stand(vandaag) in (Afschrijvingstand.GEPLAND, Afschrijvingstand.ONDERWEG)]

    def achterstallig(self, vandaag: date) -> int:
        """Of the instalments whose day is past, what is not paid and not on its way."""
        bij_de_bank = sum(order.centen for order in self.onderweg(vandaag) if order.dag <= vandaag)
        open_ = sum(termijn.open for termijn in self.termijnen if termijn.vervaldatum < vandaag)
        return max(open_ - bij_de_bank, 0)

    def nu_te_betalen(self, vandaag: date) -> int:
        """What must be paid by own act: all that is open, or, while an arrangement runs, what is behind."""
        if not (self.in_termijnen or self.eigen_regeling):
            return self.te_betalen
        return min(self.achterstallig(vandaag), self.te_betalen)

    def komende(self, vandaag: date) -> list[Termijnstand]:
        """Instalments still to come: to be debited, or to be paid by own act; what is ordered already is not among them."""
        if not (self.in_termijnen or self.eigen_regeling):
            return []
        besteld = {order.volgnummer for order in self.onderweg(vandaag)}
        return [t for t in self.termijnen if t.open and t.vervaldatum >= vandaag and t.volgnummer not in besteld]

    def termijnen_te_kiezen(self, vandaag: date) -> bool:
        """Whether there is a day of the offered schedule left that can still be announced."""
        eerste = vandaag + timedelta(days=norm("aankondiging_dagen", vandaag))
        return self.regeling is None and any(termijn.vervaldatum >= eerste for termijn in self.termijnen)

    def gepland(self, vandaag: date) -> list[Afschrijving]:
        return [a for a in self.afschrijvingen if a.stand(vandaag) == Afschrijvingstand.GEPLAND]
