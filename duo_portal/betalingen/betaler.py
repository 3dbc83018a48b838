"""Who pays and debits: a fictional account whose number passes the check but belongs to no bank, and a fictional creditor."""

NAAM = "Voorbeeldportaal onderwijs uitbetalingen"
IBAN = "NL10ZZZZ0000000001"
INCASSANT = "NL70ZZZ000000010000"  # creditor identifier of direct debits (AT-02)
