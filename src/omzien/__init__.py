"""Omzien: the domain of a municipality's help and campaign site. Imports nothing from MkDocs."""

__version__ = "0.1.0"
