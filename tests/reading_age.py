"""Reading age of a briefing's first screen: everything before its contents list.

    python3 -m venv /tmp/reading && /tmp/reading/bin/pip install textstat==0.7.3 'setuptools<81'
    /tmp/reading/bin/python tests/reading_age.py PAGE.html ...

Prints the Flesch-Kincaid grade (and the Flesch reading ease) of all words, and of
the sentences alone, without headings, lists of areas and sources. Fails above grade 8.
"""
import html
import re
import sys

import textstat


def words(markup):
    """Text of `markup`; the end of a block is the end of a sentence."""
    markup = re.sub(r"<(style|script|svg)\b.*?</\1>", "", markup, flags=re.S)
    markup = re.sub(r"</(p|li|h\d|summary)>", ". ", markup)
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup))
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"([.:?])\s*\.", r"\1", text)
    return re.sub(r"(\s*\.){2,}", ".", text).strip()


def first_screen(page):
    contents = '<nav aria-labelledby="nav-title"'
    end = contents if contents in page else '<div class="pair pictures"'
    return page[page.index("<header>") : page.index(end)]


def sentences(markup):
    for part in (r"<h\d.*?</h\d>", r'<ul class="named">.*?</ul>', r"<summary>.*?</summary>"):
        markup = re.sub(part, "", markup, flags=re.S)
    return re.sub(r'<p class="(note|window)"><strong>.*?</p>|<p class="window">.*?</p>', "", markup, flags=re.S)


worst = 0.0
for path in sys.argv[1:]:
    screen = first_screen(open(path, encoding="utf-8").read())
    for name, text in (("all words", words(screen)), ("sentences", words(sentences(screen)))):
        grade = textstat.flesch_kincaid_grade(text)
        worst = max(worst, grade)
        print(f"{grade:4.1f} grade, {textstat.flesch_reading_ease(text):4.1f} ease, {len(text.split()):4} words ({name}): {path}")
sys.exit(worst > 8)
