"""Text in, Universal Dependencies out: the only room, with spacy_plugin, that knows spaCy."""

from dictafacta.analyse.cards import Card, cards
from dictafacta.analyse.pipelines import Pipeline, available, load_pipeline, read_choice

__all__ = ["Card", "Pipeline", "available", "cards", "load_pipeline", "read_choice"]
