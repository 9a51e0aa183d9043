"""Runners: the same stages in one process, in many, on many machines."""
