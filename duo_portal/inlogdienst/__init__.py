"""The login service of the demo: an OpenID provider for made-up persons. Only in the demo, only on this machine itself."""
