"""What is true: values and pure rules, on the standard library (and rapidfuzz for text) only."""
