"""Insights: pictures of the network, and the map of who brought whom."""
