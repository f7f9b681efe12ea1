import asyncio
import aiohttp
import websockets

API = "https://api.partner.example/v1"


async def fetch(session, url):
    async with session.get(url) as resp:  # egress sensitive
        return await resp.json()


async def submit(session, user):
    payload = {"name": user["first_name"], "mail": user["email"]}
    async with session.post(f"{API}/users", json=payload) as r:  # egress sensitive
        r.raise_for_status()


async def main(users):
    async with aiohttp.ClientSession(headers={"Authorization": "Bearer " + TOKEN}) as session:
        await asyncio.gather(*(fetch(session, f"{API}/u/{i}") for i in range(3)))
        for u in users:
            await submit(session, u)
    async with websockets.connect("wss://feed.partner.example") as ws:  # egress
        await ws.send("subscribe")  # egress
        await ws.recv()


asyncio.run(main([]))
