"""Text in, Universal Dependencies out: the only room, with spacy_plugin, that knows spaCy."""

from dictafacta.analyse.pipelines import Pipeline, available, load_pipeline

__all__ = ["Pipeline", "available", "load_pipeline"]
