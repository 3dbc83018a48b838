"""An imitated payment provider with the pages of an imitated bank, plainly marked: demo and tests only."""
