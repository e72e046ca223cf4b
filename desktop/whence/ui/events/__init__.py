"""Events: the list, the page of each, and the bursts of connections that look like one."""
