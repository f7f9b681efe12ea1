"""Clients that come from elsewhere than where they are used, and those that only look like one."""
import imaplib
import secrets
import socket
from contextlib import contextmanager
from logging.handlers import SysLogHandler
from unittest import mock

import requests
from common.http import requests as web
from vendored.compat import urlopen

from . import httpx


def of_another_module(term):
    web.get("https://a.example.com/" + term)  # fetches: -> a.example.com
    urlopen("https://b.example.com/")  # fetches: -> b.example.com


def of_this_package(user):
    httpx.keep(user.email)


def made(base):
    def call(path, **kwargs):
        return requests.post(base + path, **kwargs)  # sends: PHONE -> d.example.com
    return call


made("https://d.example.com")("/x", json={"phone": "1"})
again = made("https://d.example.com")
again("/x", json={"phone": phone})


@contextmanager
def opened(base):
    def put(path, **kwargs):
        return requests.put(base + path, **kwargs)  # sends: IBAN -> e.example.com
    yield put


with opened("https://e.example.com") as store:
    store("/y", json={"iban": iban})


@mock.patch("requests.get")
def replaced(get):
    requests.get("https://f.example.com")


def replaced_here():
    with mock.patch("shop.requests.get"):
        requests.get("https://f.example.com")
    requests.put("https://f.example.com")  # sends: -> f.example.com


class OnThisMachine:
    def __init__(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect("/run/a.sock")

    def send(self, email):
        self.sock.sendall(email)


def nonce():
    requests.post("https://g.example.com", data=secrets.token_hex())  # sends: -> g.example.com
