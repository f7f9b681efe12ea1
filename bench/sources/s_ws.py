import asyncio, json
import websockets


async def feed(symbols):
    async with websockets.connect("wss://stream.example.com/ws") as ws:  # egress
        await ws.send(json.dumps({"op": "sub", "args": symbols}))  # egress
        async for m in ws:
            yield json.loads(m)
