"""The editions of this package."""

import pickle
from datetime import date

import pytest

from kodewilayah import UnknownEditionError, edition, editions


def test_the_edition_in_force_is_the_last() -> None:
    newest = editions()[-1]
    assert (newest.id, newest.decree) == ("2025", "Kepmendagri 300.2.2-2138/2025")
    assert newest.signed == date(2025, 4, 25)
    assert "300.2.2-2430/2025" in newest.title
    assert "cahyadsn/wilayah (MIT)" in newest.source


def test_an_edition_is_named_by_id_or_decree() -> None:
    for known in editions():
        gazetteer = edition(known.id)
        assert edition(known.decree) is gazetteer
        assert gazetteer.edition is known


@pytest.mark.parametrize("name", ["1999", "", None, 2025, [], "Permendagri 1/1999"])
def test_an_unknown_edition_is_refused_with_those_there_are(name: object) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        edition(name)
    assert caught.value.value is name
    for language in ("id", "en"):
        assert "2025 (Kepmendagri 300.2.2-2138/2025)" in caught.value.message(language)


def test_editions_are_values() -> None:
    newest = editions()[-1]
    again = pickle.loads(pickle.dumps(newest))
    assert again == newest
    assert hash(again) == hash(newest)
    newest.counts.clear()
    assert sum(newest.counts.values()) == 91_599
