#!/bin/sh
# Rebuilds the bundled fonts from Debian's fonts-noto-core: only the characters that maps need, so that
# they parse fast and the program stays small, and all scripts in one file for each weight, so that no
# text is shaped by fallback, which fails where Arabic letters join into fewer glyphs. Needs pyftsubset
# and pyftmerge (`pip install fonttools`).
set -eu
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/truetype/noto}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Latin with all extensions that transliterations use, Greek, Cyrillic, punctuation, super- and
# subscripts, currency, letter-like signs, number forms, shapes; arrows and minus from the font for mathematics.
latin='U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-0331,U+0370-03FF,U+0400-04FF,U+1E00-1EFF'
latin="$latin,U+2000-2027,U+202F-205E,U+2070-209F,U+20A0-20BF,U+2100-214F,U+25CF,U+FFFD"
arabic='U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFE'

subset() {
    # No hinting: the pictures are scaled freely. The time stamp is left alone, so that bytes repeat.
    pyftsubset "$from/$1.ttf" --output-file="$work/$1.ttf" --unicodes="$2" --layout-features="$3" \
        --no-hinting --desubroutinize --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' --no-recalc-timestamp \
        --drop-tables+=MATH,STAT
}

export SOURCE_DATE_EPOCH=0
subset NotoSansMath-Regular U+2190-2193,U+2212 ''
for weight in Regular Bold; do
    subset "NotoSans-$weight" "$latin" kern,mark,mkmk,ccmp,locl
    subset "NotoSansArabic-$weight" "$arabic" '*'
    (cd "$work" && pyftmerge --output-file="merged-$weight.ttf" \
        "NotoSans-$weight.ttf" "NotoSansArabic-$weight.ttf" NotoSansMath-Regular.ttf)
    pyftsubset "$work/merged-$weight.ttf" --output-file="NotoSans-$weight.ttf" --unicodes='*' \
        --layout-features='*' --no-hinting --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' --no-recalc-timestamp
done
