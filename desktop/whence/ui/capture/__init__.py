"""The capture line on screen: the bar at the top of the window, event mode, and the day after."""
