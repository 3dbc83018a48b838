"""The year played day by day: the demo clock, everybody outside who acts, and the nights of the portal in between."""
