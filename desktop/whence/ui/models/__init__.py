"""Item models: what views ask for, row by row."""
