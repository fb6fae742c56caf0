#!/bin/sh
# Trains the names network on top of the packaged models: sh training/make_names.sh [corpora] [text] [work]
set -e
corpora=${1:-corpora}; text=${2:-text}; work=${3:-training/work}
export PYTHONPATH=src:. OMP_NUM_THREADS=1
languages="it en es fr de pt ru uk"
python -m training.assemble $languages --corpora "$corpora" --work "$work"
python -m training.known $languages --text "$text" --work "$work" --out "$work"
for language in $languages; do
  python -m training.news "$language" --work "$work" --out "$work/extra"
  python -m training.datelines "$language" --work "$work" --out "$work/extra"
done
python -m training.namer $languages --work "$work" --extra "$work/extra" --steps 7000 --out "$work/namer"
python -m training.natasha_names --work "$work" --out "$work/extra/ru-natasha.pkl"  # pip install natasha
for language in $languages; do
  case $language in ru|uk) capitals=0.12 ;; *) capitals=0 ;; esac
  python -m training.namer "$language" --start "$work/namer" --rate 1.2e-3 --steps 2000 \
    --capitals $capitals --work "$work" --extra "$work/extra" --out "$work/namer-$language"
  case $language in it|es) share=0 ;; *) share=0.4 ;; esac
  python -m training.namer "$language" --pack "$work/namer-$language" --share $share --work "$work"
  python -m training.report "$language" --corpora "$corpora" --cards
done
