import numpy as np

from headwater.compare.evidence import EVIDENCE
from headwater.compare.likelihood import likelihood


def test_pairs_alike_in_all_evidence_are_as_likely_wherever_they_stand():
    rows = np.random.default_rng(1).random((40, len(EVIDENCE)), np.float32)
    places = np.random.default_rng(2).integers(0, len(rows), 9_000)

    assert np.array_equal(likelihood(rows)[places], likelihood(rows[places]))


def test_without_pairs_there_are_no_likelihoods():
    assert (0,) == likelihood(np.zeros((0, len(EVIDENCE)), np.float32)).shape
