"""Who pays and debits: a fictional account and a fictional creditor.

The account is that of the mandate, which letters and pages show: what a payer reads is what we look for in a statement. The name is the
one that letters give to pay to, for banks compare it (VoP).
"""

from datetime import date

from duo_portal.besluiten.mandaat import mandaat_op

NAAM = "Onderwijsloket"
IBAN = "".join(mandaat_op(date.max, "nl").rekening.split())
INCASSANT = "NL70ZZZ000000010000"  # creditor identifier of direct debits (AT-02)
