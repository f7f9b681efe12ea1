import asyncio
import json

import websockets

URI = "wss://stream.tracker.example.com/ws"


async def run(device_id, token, positions):
    async with websockets.connect(URI, extra_headers={"Authorization": f"Bearer {token}"}) as ws:  # egress sensitive
        await ws.send(json.dumps({"device": device_id}))  # egress sensitive
        async for lat, lon in positions:
            await ws.send(json.dumps({"latitude": lat, "longitude": lon}))  # egress sensitive
            ack = json.loads(await ws.recv())
            if not ack["ok"]:
                break


if __name__ == "__main__":
    asyncio.get_event_loop().run_until_complete(run("d1", "t", None))
