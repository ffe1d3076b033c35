"""Measurements: how fast pages load and how fast the site builds. Nothing here is part of the site."""
