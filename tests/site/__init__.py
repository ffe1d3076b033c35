"""Real builds of the real site."""
