"""The bench: what the runs cost, against plain SQL on a clone of the same database. The product never imports this."""
