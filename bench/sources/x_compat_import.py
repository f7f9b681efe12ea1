from urllib.parse import quote

from common.http import requests
from .compat import urlopen


def lookup(term):
    return requests.get("https://api.dictionary.example/v2/" + quote(term)).json()  # egress


def raw(term):
    return urlopen("https://api.dictionary.example/raw?q=" + quote(term)).read()  # egress
