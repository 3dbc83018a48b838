"""An account number as it is shown: enough to recognise it, too little to use it."""

STIP = "\u2022"


def gemaskeerd(iban: str) -> str:
    """ "NL91ABNA0417164300" → "NL•• •••• •••• •••3 00": land and the last three characters, in groups of four."""
    open_ = iban[:2] + STIP * (len(iban) - 5) + iban[-3:]
    return " ".join(open_[plek : plek + 4] for plek in range(0, len(open_), 4))
