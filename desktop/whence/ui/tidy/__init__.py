"""Tidying up: who may be one, new addresses, people nothing is known about, the bin, and notes from elsewhere."""
