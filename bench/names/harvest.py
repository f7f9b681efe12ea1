#!/usr/bin/env python3
"""Gathers words with their kind and locale from packages that `fetch` has unpacked: one `kind<TAB>locale<TAB>word` a line.

Usage: harvest.py FOLDER > words.tsv
"""
import importlib
import json
import pathlib
import pkgutil
import random
import re
import sys
import zipfile

import yaml

FOLDER = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(FOLDER / "faker"))
from faker import Faker  # noqa: E402
import faker.providers.address as address  # noqa: E402
import faker.providers.company as company  # noqa: E402
import faker.providers.job as job  # noqa: E402
import faker.providers.lorem as lorem  # noqa: E402
import faker.providers.person as person  # noqa: E402

# Attributes of Faker's providers that hold whole words of one kind.
PERSON = {"first": ("first_names", "first_romanized_names", "middle_names"),
          "last": ("last_names", "last_romanized_names", "unisex_last_names", "male_last_names")}
ADDRESS = {"city": ("cities", "city_names", "towns", "municipalities", "villages", "localities"),
           "region": ("states", "provinces", "regions", "departments", "counties"),
           "country": ("countries",),
           "street": ("streets", "street_names", "street_titles"),
           "streetword": ("street_suffixes", "street_prefixes", "street_suffixes_long", "street_suffixes_short")}
COMPANY = {"company": ("large_companies", "companies", "company_names"), "companyword": ("company_suffixes",)}
LOREM = {"word": ("word_list", "english_word_list")}
# Files of datafaker that hold what is written with a capital and is nobody's name.
THINGS = ("app appliance aviation aws azure beer brand camera coffee computer device disease dessert food hobby "
          "largelanguagemodel medication mountain movie music planet programming_language science space sport stock tea "
          "university vehicle video_game brand electrical_components olympic_sport team "
          "currency nation crypto_coin industry_segments boardgame drone tire color").split()
SAMPLES = 150
seen = set()


def emit(kind, locale, value):
    value = " ".join(str(value).split())
    line = f"{kind}\t{locale}\t{value}"
    if value and "#{" not in value and "{{" not in value and line not in seen:
        seen.add(line)
        print(line)


def values(holder):
    for value in holder:
        yield from (value if isinstance(value, (tuple, list)) else [value])


def lists(package, kinds):
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for name, holder in vars(provider).items():
            for kind, stems in kinds.items():
                if name.startswith(stems) and isinstance(holder, (tuple, list, dict)):
                    for value in values(holder):
                        if isinstance(value, str):
                            emit(kind, module.name, value)


def samples():
    """What Faker composes rather than lists: streets and postcodes of each locale."""
    for module in pkgutil.iter_modules(address.__path__):
        fake = Faker(module.name)
        fake.seed_instance(7)
        for kind, make in {"street": "street_name", "postcode": "postcode", "town": "city", "firm": "company",
                           "unit": "secondary_address"}.items():
            for _ in range(SAMPLES):
                try:
                    emit(kind, module.name, getattr(fake, make)())
                except (AttributeError, IndexError, KeyError):
                    break


def leaves(node):
    if isinstance(node, dict):
        for child in node.values():
            yield from leaves(child)
    elif isinstance(node, list):
        for child in node:
            yield from leaves(child)
    elif isinstance(node, str):
        yield node


def datafaker():
    jar = zipfile.ZipFile(next(FOLDER.glob("datafaker-*.jar")))
    for name in jar.namelist():
        stem = pathlib.PurePath(name).stem
        if not name.endswith(".yml") or name.startswith("en/") and stem not in THINGS + ["name", "address", "job", "company"]:
            continue
        tree = yaml.safe_load(jar.read(name))
        for locale, root in tree.items():
            root = (root or {}).get("faker", {}) or {}
            for kind, key in (("first", "first_name"), ("last", "last_name")):
                for field, held in (root.get("name") or {}).items():
                    if field.endswith(key):
                        for value in leaves(held):
                            emit(kind, locale, value)
            for kind, field in (("city", "city_name"), ("region", "state"), ("country", "country"), ("street", "street_name"),
                                ("streetword", "street_suffix")):
                for value in leaves((root.get("address") or {}).get(field)):
                    emit(kind, locale, value)
        if stem in THINGS:
            for value in leaves(tree):
                if len(value) < 40 and "(" not in value and "/" not in value:
                    emit("thing", "en", value)


def parts_of_speech():
    jar = zipfile.ZipFile(next(FOLDER.glob("datafaker-*.jar")))
    for name in ("verbs", "words"):
        for kind, held in yaml.safe_load(jar.read(f"en/{name}.yml"))["en"]["faker"][name].items():
            for value in leaves(held):
                emit(kind, "en", value)


def prose():
    """Sentences without a name: their only capitals start them; and lines of technical documentation."""
    jar = zipfile.ZipFile(next(FOLDER.glob("datafaker-*.jar")))
    for name in jar.namelist():
        if name.startswith("en/") and name.endswith(".yml"):
            for text in leaves(yaml.safe_load(jar.read(name))):
                for sentence in re.split(r"(?<=[.?!])\s+", text):
                    inner = re.search(r"[^.?!\"'] [\"'(]?[A-Z](?!\b|'|\u2019)", sentence)
                    if len(sentence.split()) >= 5 and sentence[0].isupper() and sentence[-1] in ".?!" and not inner:
                        emit("prose", "en", sentence)
    for file in sorted(FOLDER.glob("node_modules/*/docs/**/*.md")):
        for line in file.read_text().splitlines():
            if len(line.split()) >= 3 and len(line) < 400:
                emit("tech", "en", line)


def english():
    for level in (10, 20, 35, 40, 50):
        for region in ("english", "american", "british"):
            for word in json.loads((FOLDER / "words" / f"{region}-words-{level}.json").read_text()):
                emit(f"word{level}", "en", word)


def cities():
    for city in json.loads((FOLDER / "cities.json").read_text()):
        emit("place" + str(min(9, len(str(city["population"])))), city["country"], city["name"])


random.seed(7)
lists(person, PERSON)
for language in person.Provider.language_names:
    emit("language", "en", language)
lists(address, ADDRESS)
lists(company, COMPANY)
lists(lorem, LOREM)
for module in pkgutil.iter_modules(job.__path__):
    for value in importlib.import_module(f"{job.__name__}.{module.name}").Provider.jobs:
        emit("job", module.name, value)
samples()
datafaker()
parts_of_speech()
prose()
english()
cities()
