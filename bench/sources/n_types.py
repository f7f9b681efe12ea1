from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


def body(r: httpx.Response) -> str:
    return r.text


def ok(r: httpx.Response) -> bool:
    return r.status_code == 200
