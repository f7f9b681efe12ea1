from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol


class HttpClient(Protocol):
    def get(self, url: str) -> bytes: ...

    def post(self, url: str, data: bytes) -> bytes: ...


class Storage(ABC):
    @abstractmethod
    def upload(self, key: str, data: bytes) -> None:
        raise NotImplementedError


class MemoryStorage(Storage):
    def __init__(self):
        self.items: dict[str, bytes] = {}

    def upload(self, key, data):
        self.items[key] = data


class Service:
    def __init__(self, storage: Storage):
        self.storage = storage

    def save(self, email: str):
        self.storage.upload("users/" + email, email.encode())


Service(MemoryStorage()).save("ann@example.com")
