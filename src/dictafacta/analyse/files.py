"""Names of the files in a model's folder; apart, so that looking for models loads no library."""

WEIGHTS, WORDS, SETTINGS, CARD = "weights.npz", "words.txt", "model.json", "card.json"
