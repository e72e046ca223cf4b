"""People: a list that filters, and a page for each."""
