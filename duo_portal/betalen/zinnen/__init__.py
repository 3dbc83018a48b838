"""The words of each state: one sentence, and what, how much and what to do. Level A2, in two languages, without blame."""

from duo_portal.betalen.zinnen import afgesproken, overgedragen_en_klaar, zelf_betalen
from duo_portal.betalen.zinnen.basis import ZINNEN, Zinnen

__all__ = ["ZINNEN", "Zinnen", "afgesproken", "overgedragen_en_klaar", "zelf_betalen"]
