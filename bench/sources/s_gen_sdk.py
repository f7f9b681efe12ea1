from __future__ import annotations
import typing as t
from urllib.parse import urljoin
import requests


class ApiError(Exception):
    pass


class _Base:
    def __init__(self, transport: "Transport"):
        self._t = transport


class Transport:
    def __init__(self, key: str, base: str = "https://api.widgets.example.com/"):
        self.base = base
        self.s = requests.Session()
        self.s.headers["X-Api-Key"] = key

    def call(self, verb: str, path: str, **kw: t.Any):
        r = self.s.request(verb, urljoin(self.base, path), timeout=10, **kw)  # egress sensitive
        if r.status_code >= 400:
            raise ApiError(r.text)
        return r.json()


class Customers(_Base):
    def create(self, *, email: str, phone: str | None = None):
        return self._t.call("POST", "customers", json={"email": email, "phone": phone})

    def list(self):
        return self._t.call("GET", "customers")


class Widgets:
    def __init__(self, key):
        t_ = Transport(key)
        self.customers = Customers(t_)
