"""The print file of a bundle: kept letters behind one another, each on a fresh sheet, with the piece number in the window."""
