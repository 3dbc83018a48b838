"""The account from which is paid: fictional, with a number that passes the check but belongs to no bank."""

NAAM = "Voorbeeldportaal onderwijs uitbetalingen"
IBAN = "NL10ZZZZ0000000001"
