"""One row of every model around paying and collecting, on one claim."""

from datetime import date

from django.contrib.auth.models import User

from duo_portal.betalingen.models import (
    Afschriftregel,
    Bankafschrift,
    Batchsoort,
    Bestemming,
    Betaalbatch,
    Betaalopdracht,
    Betaalpoging,
    Betaaluitkomst,
    Betalerrekening,
    Incasso,
    Incassoboeking,
    Incassomachtiging,
    Incassoregeling,
    Incassoretour,
    Partijontvangst,
    Partijontvangstsoort,
    Pogingstand,
    Regelverwerking,
    Retourgrond,
    Tegemoetkoming,
    Tegemoetkomingsoort,
    Uitbetalingretour,
    Uitvoering,
)
from duo_portal.grootboek.models import Boeking
from duo_portal.vorderingen.models import (
    Actie,
    Betalingsregeling,
    Einde,
    Inning,
    Overdrachtantwoord,
    Overdrachtbestand,
    Overdrachtregel,
    Partij,
    Regelingeinde,
    Regelingsoort,
    Termijn,
    Vordering,
)
from tests.bouw import IBAN


def incasso(claim: Vordering, termijn: Termijn, betaling: Boeking, dag: date) -> None:
    """A plan that was debited once, and the debit came back."""
    regeling = Betalingsregeling.objects.create(persoon_id=claim.persoon_id, vordering=claim, soort=Regelingsoort.TERMIJNEN, van=dag)
    Regelingeinde.objects.create(regeling=regeling, soort=Einde.NIET_NAGEKOMEN, datum=dag)
    machtiging = Incassomachtiging.objects.create(
        persoon_id=claim.persoon_id, kenmerk="PROEF-1", iban=IBAN, tenaamstelling="R. Bosman", getekend_op=dag
    )
    Incassoregeling.objects.create(regeling=regeling, machtiging=machtiging)
    order = Incasso.objects.create(
        persoon_id=claim.persoon_id,
        vordering=claim,
        termijn=termijn,
        machtiging=machtiging,
        batch=Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=dag, aantal=1, totaal_centen=16_200),
        bedrag_centen=16_200,
        iban=IBAN,
        tenaamstelling="R. Bosman",
        machtigingskenmerk="PROEF-1",
        getekend_op=dag,
        omschrijving="Lesgeld 2025-2026",
    )
    Incassoboeking.objects.create(incasso=order, boeking=betaling)
    Incassoretour.objects.create(incasso=order, code="AM04", grond=Retourgrond.GEWEIGERD, datum=dag)


def bank(claim: Vordering, dag: date) -> None:
    afschrift = Bankafschrift.objects.create(
        iban=IBAN, kenmerk="PROEF", datum=dag, beginsaldo_centen=0, eindsaldo_centen=16_200, aantal=1, sha256="0" * 64
    )
    regel = Afschriftregel.objects.create(
        afschrift=afschrift, volgnummer=1, bij=True, bedrag_centen=16_200, boekdatum=dag, valutadatum=dag, naam="R. Bosman"
    )
    Regelverwerking.objects.create(regel=regel, bestemming=Bestemming.KENMERK, persoon_id=claim.persoon_id, vordering=claim)
    poging = Betaalpoging.objects.create(persoon_id=claim.persoon_id, vordering=claim, bedrag_centen=16_200)
    Betaaluitkomst.objects.create(poging=poging, stand=Pogingstand.GEANNULEERD)


def uitgevoerd(opdracht: Betaalopdracht, dag: date) -> None:
    """Paid by the bank, and it came back."""
    Uitvoering.objects.create(opdracht=opdracht, boeking=opdracht.boeking)
    Uitbetalingretour.objects.create(opdracht=opdracht, code="AC04", datum=dag, boeking=opdracht.boeking)


def betaler(opdracht: Betaalopdracht, eerste: User, tweede: User, dag: date) -> None:
    """Somebody else's money went to another account of theirs."""
    Betalerrekening.objects.create(
        retour=Uitbetalingretour.objects.latest("pk"),
        opdracht=opdracht,
        iban=opdracht.iban,
        tenaamstelling="M. Vermeer",
        bewijs="brief van 1 juni",
        medewerker=eerste,
        tweede_medewerker=tweede,
        besloten_op=dag,
    )


def tegemoetkoming(claim: Vordering, boeking: Boeking, eerste: User, tweede: User, dag: date) -> None:
    Tegemoetkoming.objects.create(
        persoon_id=claim.persoon_id,
        vordering=claim,
        soort=Tegemoetkomingsoort.KWIJTSCHELDING,
        kosten_centen=boeking.bedrag_centen,
        grond="Awb 4:94a",
        motivering="Innen kost hier meer dan het oplevert.",
        besloten_op=dag,
        medewerker=eerste,
        tweede_medewerker=tweede,
        boeking=boeking,
    )


def overdracht(inning: Inning, dag: date) -> None:
    bestand = Overdrachtbestand.objects.create(partij=Partij.CJIB, datum=dag, aantal=1, sha256="0" * 64)
    regel = Overdrachtregel.objects.create(
        bestand=bestand,
        vordering_id=inning.vordering_id,
        inning=inning,
        partij=Partij.CJIB,
        volgnummer=1,
        actie=Actie.OVERDRAGEN,
        hoofdsom_centen=97_200,
        kosten_centen=2_000,
    )
    Overdrachtantwoord.objects.create(regel=regel, aanvaard=True, op=dag)
    Partijontvangst.objects.create(
        partij=Partij.CJIB,
        nummer="1",
        soort=Partijontvangstsoort.EIGEN_KOSTEN,
        vordering_id=inning.vordering_id,
        datum=dag,
        bedrag_centen=1,
    )
