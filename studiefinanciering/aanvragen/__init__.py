"""Applying for studiefinanciering, changing it, stopping it, and a parent who is out of the picture: the question pages."""
