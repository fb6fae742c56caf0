"""The packaged models read a short piece of news in each language: who spoke, who is named."""

import pytest

from analyse.articles import article
from dictafacta.analyse import available, cards, load_pipeline

# a sentence, its verb of speech, the speaker's head, and a name with its kind
NEWS = {
    "it": ("«Non cederemo», ha detto a Mosca il portavoce Dmitry Peskov.", "detto", "portavoce"),
    "en": ("“We will not yield,” said spokesman Dmitry Peskov in Moscow.", "said", "Dmitry"),
    "es": ("«No cederemos», dijo en Moscú el portavoz Dmitry Peskov.", "dijo", "portavoz"),
    "fr": ("« Nous ne céderons pas », a déclaré le porte-parole Dmitry Peskov.", "déclaré", None),
    "de": ("„Wir geben nicht nach“, sagte Sprecher Dmitry Peskov in Moskau.", "sagte", "Sprecher"),
    "pt": ("«Não vamos ceder», disse em Moscou o porta-voz Dmitry Peskov.", "disse", "porta-voz"),
    "ru": ("«Мы не уступим», — сказал президент Дмитрий Иванов.", "сказал", "президент"),
    "uk": ("«Ми не поступимося», — сказав президент Дмитро Іваненко.", "сказав", "президент"),
}


def test_every_language_has_a_card_with_its_scores():
    assert [card.language for card in cards()] == list(available())
    for card in cards():
        assert card.data
        assert card.scores
        assert card.use == "free" or any(c.licence == "nc" for c in card.data)


@pytest.mark.parametrize("language", [code for code in NEWS if code in available()])
def test_a_speaker_behind_the_verb(language: str):
    text, verb, speaker = NEWS[language]
    given = article("Un titolo senza punto", text, language=language)
    (parse,) = load_pipeline(language).parse([given])
    assert all(t.span.of(given.text) == t.form for t in parse.tokens)
    assert {s.block for s in parse.sentences} == {0, 1}
    cue = next(t for t in parse.tokens if t.form == verb)
    subjects = [t.form for t in parse.children_by(cue.index, "nsubj")]
    assert len(subjects) == 1
    assert speaker is None or subjects == [speaker]
    people = [
        parse.span_of(range(n.first, n.last)).of(given.text)
        for n in parse.names
        if n.kind == "person"
    ]
    assert len(people) == 1
    assert people[0].split()[-1] in ("Peskov", "Иванов", "Іваненко")


@pytest.mark.parametrize("language", [code for code in NEWS if code in available()])
def test_capitals_keep_their_tree(language: str):
    text = NEWS[language][0]
    pipeline = load_pipeline(language)
    plain = next(pipeline.parse([article(text, language=language)]))
    loud = next(pipeline.parse([article(text.upper(), language=language)]))
    same = sum(a.head == b.head for a, b in zip(plain.tokens, loud.tokens, strict=True))
    assert same >= 0.7 * len(plain.tokens)
