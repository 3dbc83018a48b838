"""The opponents: each run as one statement of plain SQL, written as well as we can; only the text that finds an address is shared."""
