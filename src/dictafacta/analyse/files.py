"""Names of the files in a model's folder; apart, so that looking for models loads no library."""

WEIGHTS, WORDS, LEMMAS = "weights.npz", "words.txt", "lemmas.txt"
SETTINGS, CARD = "model.json", "card.json"
