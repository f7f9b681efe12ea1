from __future__ import annotations

import dataclasses
import typing as t

import requests as rq

from shop.settings import settings


@dataclasses.dataclass
class Parcel:
    recipient_name: str
    street: str
    postcode: str
    weight: float


class Carrier(t.Protocol):
    def book(self, parcel: Parcel) -> str: ...


class Dhl:
    URL = "https://api-eu.dhl.com/parcel/v2/orders"

    def __init__(self, key: str):
        self._key = key

    def book(self, parcel: Parcel) -> str:
        body = {"receiver": {"name": parcel.recipient_name, "street": parcel.street, "zip": parcel.postcode}}
        answer = rq.post(self.URL, json=body, headers={"dhl-api-key": self._key}, timeout=(3, 10))  # egress sensitive
        answer.raise_for_status()
        return answer.json()["id"]


def book(parcel, carrier: Carrier | None = None):
    return (carrier or Dhl(settings.dhl_key)).book(parcel)
