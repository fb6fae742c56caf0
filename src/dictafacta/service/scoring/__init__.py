"""Scores readings against gold readings, as `gold/score.py` of the data folder defines it."""

from dictafacta.service.scoring.gold import GoldDocument, load_gold
from dictafacta.service.scoring.score import Scores, score
from dictafacta.service.scoring.tally import ACCURACIES, Figures

__all__ = ["ACCURACIES", "Figures", "GoldDocument", "Scores", "load_gold", "score"]
