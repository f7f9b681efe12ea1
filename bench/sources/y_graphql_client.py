from typing import Any
import asyncio
import aiohttp

QUERY = """
query($first: Int!) { products(first: $first) { edges { node { id title } } } }
"""


class ShopApi:
    def __init__(self, domain: str, token: str) -> None:
        self.url = f"https://{domain}/admin/api/2024-01/graphql.json"
        self.headers = {"X-Shopify-Access-Token": token}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "ShopApi":
        self._session = aiohttp.ClientSession(headers=self.headers)
        return self

    async def __aexit__(self, *_: Any) -> None:
        assert self._session
        await self._session.close()

    async def query(self, q: str, **variables: Any) -> dict:
        assert self._session is not None
        async with self._session.post(self.url, json={"query": q, "variables": variables}) as resp:  # egress sensitive
            return await resp.json()


async def main() -> None:
    async with ShopApi("demo.myshopify.com", "shpat_x") as api:
        print(await api.query(QUERY, first=10))


asyncio.run(main())
