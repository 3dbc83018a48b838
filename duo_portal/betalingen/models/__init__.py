"""Payments out and in: orders, batches, mandates, debits, statements of the bank, attempts at the payment provider."""

from duo_portal.betalingen.models.afschrift import Afschriftregel, Bankafschrift, Bestemming, Regelverwerking
from duo_portal.betalingen.models.betaaldienst import Betaalpoging, Betaaluitkomst, Pogingstand
from duo_portal.betalingen.models.incasso import (
    Incasso,
    Incassoboeking,
    Incassomachtiging,
    Incassoregeling,
    Incassoretour,
    Retourgrond,
)
from duo_portal.betalingen.models.partij import Partijontvangst, Partijontvangstsoort
from duo_portal.betalingen.models.tegemoetkoming import Tegemoetkoming, Tegemoetkomingsoort
from duo_portal.betalingen.models.uitbetaling import (
    Batchregel,
    Batchsoort,
    Betaalbatch,
    Betaalbestand,
    Betaalopdracht,
    Betalerrekening,
    Ontvangst,
    Uitbetalingretour,
    Uitvoering,
    Vrijgave,
)

__all__ = [
    "Afschriftregel",
    "Bankafschrift",
    "Batchregel",
    "Batchsoort",
    "Bestemming",
    "Betaalbatch",
    "Betaalbestand",
    "Betaalopdracht",
    "Betaalpoging",
    "Betaaluitkomst",
    "Betalerrekening",
    "Incasso",
    "Incassoboeking",
    "Incassomachtiging",
    "Incassoregeling",
    "Incassoretour",
    "Ontvangst",
    "Partijontvangst",
    "Partijontvangstsoort",
    "Pogingstand",
    "Regelverwerking",
    "Retourgrond",
    "Tegemoetkoming",
    "Tegemoetkomingsoort",
    "Uitbetalingretour",
    "Uitvoering",
    "Vrijgave",
]
