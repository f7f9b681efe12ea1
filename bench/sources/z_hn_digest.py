import asyncio
import httpx
from rich.console import Console
from rich.table import Table

BASE = "https://hacker-news.firebaseio.com/v0"

async def item(client: httpx.AsyncClient, i: int) -> dict:
    resp = await client.get(f"{BASE}/item/{i}.json")  # egress
    return resp.json()

async def top(n: int = 20) -> list[dict]:
    limits = httpx.Limits(max_connections=10)
    async with httpx.AsyncClient(limits=limits) as client:
        ids = (await client.get(f"{BASE}/topstories.json")).json()[:n]  # egress
        return await asyncio.gather(*(item(client, i) for i in ids))

def main():
    t = Table("score", "title")
    for it in asyncio.run(top()):
        t.add_row(str(it["score"]), it["title"])
    Console().print(t)

main()
