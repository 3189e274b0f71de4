"""Daybook on AWS: the template that Chalice's is merged with, the package, and what a new installation needs once."""
