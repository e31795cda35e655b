#!/bin/sh
# Rebuilds the bundled fonts from Debian's fonts-noto-core: only the characters that maps need, so that
# they parse fast and the program stays small. Needs pyftsubset (`pip install fonttools`).
set -eu
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/truetype/noto}

# Latin with all extensions that transliterations use, Greek, Cyrillic, punctuation, super- and
# subscripts, currency, letter-like signs, number forms, arrows, minus, shapes.
latin='U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-0331,U+0370-03FF,U+0400-04FF,U+1E00-1EFF'
latin="$latin,U+2000-2027,U+202F-205E,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2190-2199,U+2212,U+25CF,U+FFFD"
arabic='U+0020,U+00A0,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFF'

subset() {
    # No hinting: the pictures are scaled freely. The time stamp is left alone, so that bytes repeat.
    pyftsubset "$from/$1.ttf" --output-file="$1.ttf" --unicodes="$2" --layout-features="$3" \
        --no-hinting --desubroutinize --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' --no-recalc-timestamp
}

subset NotoSans-Regular "$latin" kern,mark,mkmk,ccmp,locl
subset NotoSans-Bold "$latin" kern,mark,mkmk,ccmp,locl
subset NotoSansArabic-Regular "$arabic" '*'
