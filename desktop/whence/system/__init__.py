"""The machine around us: places, logs, crash text, resources, keyring, sockets."""
