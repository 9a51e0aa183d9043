"""What a person can ask, whichever door they came in by."""
