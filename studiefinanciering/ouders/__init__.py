"""Parents: what is used of them and why, correcting it, another year, and a code on paper. Only ever the own column."""
