"""The law and our norms about collection, as rules without a database."""
