"""Everybody outside with whom the portal deals, imitated for demo and tests: they speak by files and webhooks only."""
