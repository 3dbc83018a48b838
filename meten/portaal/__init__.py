"""The web server of the product with one bare page beside it, and a generator of load on the loopback."""
