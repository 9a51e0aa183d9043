"""Alignments to traces: derivations between reports, origins behind claims."""
