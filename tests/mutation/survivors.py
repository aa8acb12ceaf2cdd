"""Mutants that no row notices, and why."""

SURVIVORS = {}
