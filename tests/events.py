"""Five invented events, told by three outlets each."""

from headwater.model import Dated, Report

EVENTS = {
    "dam": (
        "Engineers in Vell Hollow drained the Marrick dam on Friday after a crack forty metres long was found in its wall.",
        "The Marrick dam above Vell Hollow was being drained when divers saw a forty-metre crack, the water board said.",
        "A crack in the Marrick dam made the water board of Vell Hollow open its sluices; engineers call the wall unsafe.",
    ),
    "fair": (
        "The Osterley book fair opened with a reading by the poet Ida Renn, who won its prize for a volume on glaciers.",
        "Poet Ida Renn read from her glacier poems as the Osterley book fair opened its doors and gave her the prize.",
        "Ida Renn, the glacier poet, took the prize of the Osterley book fair, where four hundred publishers show books.",
    ),
    "bridge": (
        "The Tarnow rope bridge over the Olza gorge collapsed on Sunday, hurting seven hikers from a mountaineering club.",
        "Seven hikers of a mountaineering club were hurt when the rope bridge across the Olza gorge near Tarnow gave way.",
        "Rescuers in Tarnow lifted seven hikers out of the Olza gorge, where a rope bridge had collapsed under them.",
    ),
    "ferry": (
        "Ferry crews in Port Ellery began a strike over night shifts, stranding islanders of Great and Little Skaw.",
        "A strike by Port Ellery ferry crews about night shifts left the islanders of Great and Little Skaw stranded.",
        "No ferries sail from Port Ellery to Great Skaw: the crews are on strike and want an end to the night shifts.",
    ),
    "moth": (
        "A moth thought extinct since the century before last was photographed in the Brandle marshes by a schoolgirl.",
        "Schoolgirl Tove Anker photographed a moth in the Brandle marshes that entomologists had believed to be extinct.",
        "Entomologists searched the Brandle marshes for the moth, believed extinct, that a schoolgirl had photographed.",
    ),
}
REPORTS = tuple(
    Report(f"{event}-{number}", text, text.split(",")[0][:60], published=Dated(f"2025-03-0{number}", "day", "metadata"))
    for event, texts in EVENTS.items()
    for number, text in enumerate(texts, 1)
)
