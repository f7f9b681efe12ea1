import requests
import requests as r
from requests import post, get as fetch
import urllib.request as ur

try:
    import httpx as client
except ImportError:
    import requests as client

import importlib

lib = importlib.import_module("requests")


def plain(email):
    requests.post("https://a.example.com/x", json={"email": email})  # sends: EMAIL -> a.example.com


def alias(email):
    r.post("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com


def from_import(email):
    post("https://a.example.com/x", data=email)  # sends: EMAIL -> a.example.com


def from_alias():
    fetch("https://a.example.com/x")  # fetches: -> a.example.com


def fallback(email):
    client.post("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com


def lazy(email):
    import httpx
    httpx.post("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com


def dynamic(email):
    lib.post("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com


def dunder(email):
    __import__("requests").post("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com


def by_getattr(email):
    getattr(requests, "post")("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com


def urllib_request():
    ur.urlopen("https://a.example.com/x").read()  # fetches: -> a.example.com


def assigned(email):
    send = requests.post
    send("https://a.example.com/x", json=email)  # sends: EMAIL -> a.example.com
