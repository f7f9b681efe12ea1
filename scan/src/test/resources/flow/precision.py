"""Posts nothing: requests.post("https://doc.example.com", json=email)."""
import json
import os
import urllib.parse
from unittest import mock

import requests


class Queue:
    def post(self, url, json=None):
        return url

    def send(self, email):
        return email


def own_post(email):
    Queue().post("https://own.example.com", json=email)
    Queue().send(email)


def get(mapping, email):
    return mapping.get(email), {}.get("email"), os.environ.get("X")


def quoted(email):
    return urllib.parse.quote(email)


def written(email, path):
    with open(path, "w") as f:
        json.dump({"email": email}, f)


def mocked(email):
    session = mock.Mock()
    session.post("https://mock.example.com", json=email)


def text(email):
    return "requests.post('https://text.example.com', json=%s)" % email


def local_name(email):
    post = print
    post("https://print.example.com", email)


def shadowed(email):
    requests = Queue()
    requests.post("https://shadow.example.com", json=email)


def reused(email):
    session = requests.Session()
    session = Queue()
    session.post("https://reused.example.com", json=email)


def of_list(items, email):
    items.append(email)
    items.insert(0, email)
    return sorted(items)
