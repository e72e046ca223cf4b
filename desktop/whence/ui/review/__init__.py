"""The weekly review: one card at a time, by keyboard alone, with an honest end."""
