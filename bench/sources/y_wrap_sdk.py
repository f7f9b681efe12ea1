"""Thin SDK around the Acme API."""
from __future__ import annotations
import time
from typing import Any, Iterator
import requests

class AcmeError(Exception):
    pass

class _Resource:
    path = ""
    def __init__(self, api: "Acme"):
        self._api = api
    def list(self, **q: Any) -> Iterator[dict]:
        page = 1
        while True:
            data = self._api._call("GET", self.path, params={**q, "page": page})
            yield from data["items"]
            if not data["next"]:
                return
            page += 1
    def create(self, **body: Any) -> dict:
        return self._api._call("POST", self.path, json=body)

class Users(_Resource):
    path = "/users"

class Invoices(_Resource):
    path = "/invoices"

class Acme:
    BASE = "https://api.acme.example/v1"
    def __init__(self, key: str, retries: int = 3):
        self._s = requests.Session()
        self._s.headers["Authorization"] = f"Bearer {key}"
        self.retries = retries
        self.users, self.invoices = Users(self), Invoices(self)
    def _call(self, method: str, path: str, **kw: Any) -> Any:
        for i in range(self.retries):
            r = self._s.request(method, self.BASE + path, timeout=20, **kw)  # egress sensitive
            if r.status_code == 429:
                time.sleep(2 ** i)
                continue
            if not r.ok:
                raise AcmeError(r.text)
            return r.json()
        raise AcmeError("too many retries")

if __name__ == "__main__":
    api = Acme("k")
    api.users.create(email="jane@example.com", name="Jane")
    print(list(api.invoices.list(status="open")))
