"""How long a test waits at most: one figure, so large that only a fault reaches it, however busy the machine."""

SECONDS = 120
MILLISECONDS = SECONDS * 1000
