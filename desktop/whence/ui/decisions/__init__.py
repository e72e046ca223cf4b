"""Every decision, the rules and how they fared, what is to be done on the network, and what was removed."""
