"""Builds the style sheets of the portal from npm packages and our own theme. Stdlib only: the image builds them before pip has run."""
