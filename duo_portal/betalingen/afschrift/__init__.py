"""Statements of the bank: read (camt.053), recognised, booked."""
