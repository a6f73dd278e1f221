"""Makes the fonts here, and the widths in crates/diagram/src/metrics/widths.rs, from Inter's variable font.

    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    pip install fonttools brotli
    python web/fonts/subset.py package/variable/InterVariable.woff2

Run it from the top of the tree. What it writes is in the tree: nothing else needs Python.
"""

import io
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = "web/fonts/"
FONTS_OF_PICTURES = "crates/cli/fonts/"
WIDTHS = "crates/diagram/src/metrics/widths.rs"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LETTERS = "".join(map(chr, range(0xC0, 0x100)))
OTHERS = "\u00a0§°·µ¹²³½«»“”‘’–—…→←↑↓≥≤−"
# Among the letters of Latin-1, but none of them.
SIGNS = "×÷"
WEIGHTS = (400, 500, 600, 700)
HEADER = """//! How wide the characters of the page's own font are, in parts of 2,048 of the type size: made by
//! `web/fonts/subset.py` together with the font, and not to be changed by hand.
"""


def reduced(font, file, flavor, text):
    options = subset.Options()
    # Texts are set without kerning, as they are measured.
    options.layout_features = ["tnum"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 4, 6, 13]
    options.name_languages = [0x409]
    options.drop_tables += ["STAT", "meta", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = flavor
    font.save(file)
    print(file, os.path.getsize(file), "bytes")


def at_weight(source, weight):
    axes = {"opsz": 14, "wght": weight}
    whole = io.BytesIO()
    instancer.instantiateVariableFont(TTFont(source), axes).save(whole)
    whole.seek(0)
    return TTFont(whole)


def widths(font):
    names = font.getBestCmap()
    return {c: font["hmtx"][names[ord(c)]][0] for c in ASCII + LETTERS + OTHERS}


def table(name, doc, values):
    lines, line = [], "   "
    for value in values:
        if len(line) + len(f" {value},") > 98:
            lines.append(line)
            line = "   "
        line += f" {value},"
    lines.append(line)
    body = "\n".join(lines)
    return f"\n/// {doc}\n#[rustfmt::skip]\npub(super) const {name}: [u16; {len(values)}] = [\n{body}\n];\n"


def main(source):
    # A browser loads the letters of other languages where there are any (`unicode-range`).
    reduced(at_weight(source, (400, 700)), FONTS + "inter.woff2", "woff2", ASCII + OTHERS + SIGNS)
    reduced(at_weight(source, (400, 700)), FONTS + "inter-letters.woff2", "woff2", LETTERS.translate(dict.fromkeys(map(ord, SIGNS))))
    for weight in WEIGHTS:
        font = at_weight(source, weight)
        font["OS/2"].usWeightClass = weight
        reduced(font, f"{FONTS_OF_PICTURES}inter-{weight}.ttf", None, ASCII + LETTERS + OTHERS)
    thin, bold = widths(at_weight(source, 400)), widths(at_weight(source, 700))
    row = ASCII + LETTERS
    first = "The printable ASCII characters from the space on, then the letters of Latin-1."
    others = "".join(f"    ('\\u{{{ord(c):x}}}', {thin[c]}, {bold[c]}),\n" for c in OTHERS)
    with open(WIDTHS, "w") as out:
        out.write(HEADER)
        out.write(table("REGULAR", first, [thin[c] for c in row]))
        out.write(table("BOLD", "The same at weight 700; what is between is between.", [bold[c] for c in row]))
        out.write("\n/// Others that are used, at both weights.\n#[rustfmt::skip]\n")
        out.write(f"pub(super) const OTHERS: [(char, u16, u16); {len(OTHERS)}] = [\n{others}];\n")


main(sys.argv[1])
