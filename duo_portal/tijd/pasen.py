"""Easter Sunday of the Gregorian calendar (the anonymous computus)."""

from datetime import date


def eerste_paasdag(jaar: int) -> date:
    gulden = jaar % 19
    eeuw, rest = divmod(jaar, 100)
    schrikkel, eeuwrest = divmod(eeuw, 4)
    maan = (19 * gulden + eeuw - schrikkel - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    zondag = (32 + 2 * eeuwrest + 2 * (rest // 4) - maan - rest % 4) % 7
    verschuiving = (gulden + 11 * maan + 22 * zondag) // 451
    maand, dag = divmod(maan + zondag - 7 * verschuiving + 114, 31)
    return date(jaar, maand, dag + 1)
