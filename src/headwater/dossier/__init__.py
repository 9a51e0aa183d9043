"""Everything known of a story, composed into a dossier."""
