import asyncio, json
import websockets

async def main(symbols):
    url = "wss://stream.binance.com:9443/stream?streams=" + "/".join(s + "@trade" for s in symbols)
    async for ws in websockets.connect(url):  # egress
        try:
            await ws.send(json.dumps({"method": "SUBSCRIBE", "params": symbols, "id": 1}))  # egress
            async for raw in ws:
                msg = json.loads(raw)
                print(msg["data"]["p"])
        except websockets.ConnectionClosed:
            continue

asyncio.run(main(["btcusdt", "ethusdt"]))
