#!/bin/sh
# Makes the model of one language from nothing: sh training/make.sh it [corpora] [text] [work]
set -e
language=$1; corpora=${2:-corpora}; text=${3:-text}; work=${4:-training/work}
export PYTHONPATH=src:. OMP_NUM_THREADS=1
case $language in
  it|es|fr|pt) family="it es fr pt"; base=romance; steps=7000 ;;
  en|de) family="en de"; base=germanic; steps=5500 ;;
  ru|uk) family="ru uk"; base=slavic; steps=2600 ;;
  *) echo "no recipe for $language" >&2; exit 2 ;;
esac
for member in $family; do
  [ -f "$work/vectors-$member.npz" ] ||
    python -m training.vectors "$member" --text "$text" --corpora "$corpora" --out "$work"
done
python -m training.train $family --work "$work" --corpora "$corpora" --steps $steps --words 2200 --out "$work/$base"
python -m training.news "$language" --work "$work" --out "$work/extra"
if [ "$language" = ru ]; then  # pip install natasha
  python -m training.natasha_names --work "$work" --out "$work/extra/ru-natasha.pkl"
fi
python -m training.train "$language" --start "$work/$base" --rate 1.2e-3 --steps 3500 \
  --extra "$work/extra" --work "$work" --corpora "$corpora" --out "$work/$language"
python -m training.export "$language" --model "$work/$language" --work "$work" --out "src/dictafacta/models/$language"
python -m training.forms "$language" --corpora "$corpora" --text "$text"
python -m training.report "$language" --corpora "$corpora" --cards
# the names network comes when all eight languages are there: sh training/make_names.sh
