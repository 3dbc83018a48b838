"""The law of studiefinanciering as rules: pure, no database."""
