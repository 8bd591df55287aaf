"""The engine as a process of its own: a client that calls, a server that works, a protocol between them."""
