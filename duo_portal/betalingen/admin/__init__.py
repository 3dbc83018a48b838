"""Staff pages of payments."""

from duo_portal.betalingen.admin import afschrift, betaaldienst, incasso, partij, uitbetaling

__all__ = ["afschrift", "betaaldienst", "incasso", "partij", "uitbetaling"]
