"""Citizen service numbers and accounts that satisfy every check and belong to nobody."""

from collections.abc import Iterable

import polars as pl

from duo_portal.register.generator.trekking import haal

# Numbers that begin with 9 are not given out; those of 99990 and up are left to the published test persons.
EERSTE_KOP, LAATSTE_KOP = 9_000_000, 9_998_999
PER_KOP = 9
# Coprime to every number of possible BSNs below: spreads neighbours over the whole range.
STAP = 5_600_027
BANKEN = ("ABNA", "INGB", "RABO", "SNSB", "ASNB", "TRIO", "RBRB", "KNAB")


def koppen(bezet: Iterable[str]) -> pl.Series:
    """The first seven digits that are free: none of them occurs in a BSN of ``bezet``."""
    weg = {int(bsn[:7]) for bsn in bezet if bsn.startswith("9")}
    return pl.Series([kop for kop in range(EERSTE_KOP, LAATSTE_KOP + 1) if kop not in weg], dtype=pl.Int64)


def bsn(index: pl.Expr, vrij: pl.Series) -> pl.Expr:
    """The BSN with this index, as text: seven given digits leave at least nine choices for the last two.

    With s the weighted sum of the first seven and d the eighth digit, the ninth must be (s + 2d) mod 11; for at most one d that
    would be ten, and that d is passed over.
    """
    verspreid = (index * STAP) % (vrij.len() * PER_KOP)
    kop = haal(vrij, verspreid // PER_KOP)
    som = pl.sum_horizontal([(kop // 10 ** (6 - i)) % 10 * (9 - i) for i in range(7)])
    geen = (10 - som % 11 + 11) % 11 * 6 % 11
    achtste = verspreid % PER_KOP
    achtste = achtste + (achtste >= geen).cast(pl.Int64)
    return (kop * 100 + achtste * 10 + (som + 2 * achtste) % 11).cast(pl.String)


def iban(bank: pl.Expr, trek: pl.Expr) -> pl.Expr:
    """A valid Dutch IBAN on an account number that fails the test every bank applied to its numbers: it was never given out.

    ``bank`` is an index in ``BANKEN``; ``trek`` is below 10^9, its digits become the first nine of the account number.
    """
    som = pl.sum_horizontal([(trek // 10 ** (8 - i)) % 10 * (10 - i) for i in range(9)])
    goed = (11 - som % 11) % 11
    laatste = pl.when(goed == 0).then(1).otherwise(0).cast(pl.Int64)
    nummer = trek * 10 + laatste
    rest = haal([_rest(code) for code in BANKEN], bank)
    # code as digits, account number, "NL00" as 232100, modulo 97; 10^10 and 10^6 leave 49 and 27
    controle = 98 - ((rest * (10**10 % 97) + nummer % 97) * (10**6 % 97) + 232100 % 97) % 97
    return pl.concat_str(pl.lit("NL"), controle.cast(pl.String).str.zfill(2), haal(BANKEN, bank), nummer.cast(pl.String).str.zfill(10))


def _rest(code: str) -> int:
    return int("".join(str(ord(letter) - 55) for letter in code)) % 97
