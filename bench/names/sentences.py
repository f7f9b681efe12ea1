#!/usr/bin/env python3
"""Cuts English prose into sentences, each once, one a line.

Usage: sentences.py FOLDER [TEXTS] > sentences.txt

FOLDER is where `fetch` has unpacked packages with speeches, mails and a novel; TEXTS are gzipped lines of JSON, each with a text.
"""
import gzip
import json
import pathlib
import re
import sys

PACKAGES = pathlib.Path(sys.argv[1], "node_modules", "@stdlib")
# The end of a sentence, which the dot of a title or of an initial is not.
TITLES = "Mr Ms Dr St Jr Sr vs Mrs Gen Gov Col Sen Rep Rev Hon Capt Lieut Prof Messrs Sgt Lt No".split()
END = re.compile(r"(?<=[a-z0-9)][.!?])" + "".join(rf"(?<!\b{title}\.)" for title in TITLES) + r"\s+(?=[A-Z\"“‘(])")
ENGLISH = re.compile(r"\b(?:the|and|of|is|was|to|in|a|that|for|on|with|he|she|you|it|we|my|at|has|have)\b", re.I)
# Lines of mails that are nobody's prose: heads, quotes, signatures, pages.
MACHINE = re.compile(r"^\s*(?:[>|:#*\-+=_~]|[\w-]+:\s|On .* wrote:)|https?://|<[a-z/!]|&[a-z]+;|\S{40}")
# A line as long as this may have been broken by a program.
WRAPPED = 50
SHORTEST, LONGEST = 30, 400
WORDS_FOR_ONE = 9


def paragraphs(text):
    """Joins lines that a program broke; all others stay apart."""
    held = ""
    for line in text.splitlines():
        line = line.strip()
        if not line or MACHINE.search(line):
            yield held
            held = ""
            continue
        held = f"{held} {line}".strip()
        if len(line) < WRAPPED:
            yield held
            held = ""
    yield held


def english(sentence):
    words = len(sentence.split())
    return words > 4 and len(ENGLISH.findall(sentence)) * WORDS_FOR_ONE >= words


def mails():
    for file in sorted(PACKAGES.glob("datasets-spam-assassin/data/*ham*/*.json")):
        _, _, body = json.loads(file.read_text())["text"].partition("\n\n")
        yield body


def texts():
    for package in ("datasets-sotu", "datasets-moby-dick"):
        for file in sorted(PACKAGES.glob(f"{package}/data/*.txt")):
            yield file.read_text()
    yield from mails()
    if len(sys.argv) > 2:
        with gzip.open(sys.argv[2], "rt") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def main():
    seen = set()
    for text in texts():
        for paragraph in paragraphs(text):
            for sentence in END.split(paragraph):
                sentence = " ".join(sentence.split())
                fits = SHORTEST <= len(sentence) <= LONGEST and sentence not in seen
                if fits and english(sentence):
                    seen.add(sentence)
                    print(sentence)


main()
