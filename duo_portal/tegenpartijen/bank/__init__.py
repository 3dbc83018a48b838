"""The bank: reads our payment files, keeps our account, and tells by statement what happened."""

from duo_portal.tegenpartijen.bank.bank import Bank
from duo_portal.tegenpartijen.bank.beweging import Overschrijving
from duo_portal.tegenpartijen.bank.gedrag import Gedrag, Weigering

__all__ = ["Bank", "Gedrag", "Overschrijving", "Weigering"]
