"""Thin SDK with a transport object, as generators write them."""
from __future__ import annotations

import typing as t

import httpx


class ApiError(Exception):
    def __init__(self, status: int, body: str):
        self.status = status
        self.body = body


class Transport:
    def __init__(self, *, base_url: str = "https://api.fakturo.example/v3", token: str, timeout: float = 30.0):
        self._client = httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {token}"}, timeout=timeout)

    def call(self, method: str, path: str, *, params: t.Optional[dict] = None, body: t.Optional[dict] = None):
        request = self._client.build_request(method, path, params=params, json=body)
        response = self._client.send(request)  # egress sensitive
        if response.is_error:
            raise ApiError(response.status_code, response.text)
        return response.json()


class Invoices:
    def __init__(self, transport: Transport):
        self._t = transport

    def create(self, *, customer_name: str, iban: str, amount: int) -> dict:
        return self._t.call("POST", "/invoices", body={"customer": customer_name, "iban": iban, "amount": amount})

    def list(self, page: int = 1) -> dict:
        return self._t.call("GET", "/invoices", params={"page": page})
