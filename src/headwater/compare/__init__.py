"""Stories to alignments: rows of claims, utterances, discrepancies."""
