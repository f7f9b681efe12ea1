import httpx
from typing import Any


class ApiError(Exception):
    ...


class AsyncApi:
    base_url = "https://api.example.net"

    def __init__(self, token: str) -> None:
        self._client = httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"})

    async def __aenter__(self):
        return self

    async def __aexit__(self, *a):
        await self._client.aclose()

    async def _request(self, method: str, path: str, **kw: Any):
        r = await self._client.request(method, self.base_url + path, **kw)  # egress sensitive
        if r.is_error:
            raise ApiError(r.text)
        return r.json()

    async def add_member(self, email: str, ssn: str):
        return await self._request("POST", "/members", json={"email": email, "ssn": ssn})


async def main():
    async with AsyncApi("t") as api:
        await api.add_member("a@b.c", "078-05-1120")
