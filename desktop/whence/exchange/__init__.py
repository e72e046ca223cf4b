"""File formats to plain values and back; knows no database and no screen."""
