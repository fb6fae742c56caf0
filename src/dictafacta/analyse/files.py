"""Names of the files in a model's folder; apart, so that looking for models loads no library."""

WEIGHTS, WORDS, LEMMAS, FORMS = "weights.npz", "words.txt", "lemmas.txt", "forms.txt"
SETTINGS, CARD = "model.json", "card.json"
