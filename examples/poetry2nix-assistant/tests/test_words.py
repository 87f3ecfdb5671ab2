"""regex: Unicode properties and fuzzy matching."""

from notes_assistant.words import closest, count_scripts, replace_words, sentences, words


def test_words_of_any_language() -> None:
    assert words("Don't stop: die Straße, Ναι! 東京 3") == [
        "don't",
        "stop",
        "die",
        "strasse",
        "ναι",
        "東京",
        "3",
    ]
    # An accent that is a sign of its own belongs to its letter.
    assert words("cafe\u0301 noir") == ["cafe\u0301", "noir"]


def test_sentences_end_where_a_new_one_can_begin() -> None:
    text = "It opens at 5.30 on\nSundays. “Really?” Yes. Πού είναι; Εδώ."

    assert sentences(text) == [
        "It opens at 5.30 on Sundays.",
        "“Really?”",
        "Yes.",
        "Πού είναι; Εδώ.",
    ]


def test_scripts_are_counted() -> None:
    assert count_scripts("Ναι, yes: да 1") == {"Latin": 3, "Greek": 3, "Cyrillic": 2}


def test_the_closest_word() -> None:
    known = ["fern", "ferry", "market", "key", "quarters"]

    assert closest("fery", known) == "ferry"
    assert closest("qarterz", known) == "quarters"
    assert closest("boat", known) is None
    assert closest("a.*", known) is None


def test_words_are_replaced_without_touching_the_rest() -> None:
    assert replace_words("The Fery, the fery?", {"fery": "ferry"}) == "The ferry, the ferry?"
