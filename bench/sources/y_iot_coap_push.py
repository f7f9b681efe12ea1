import asyncio
import aiocoap
import smbus2

bus = smbus2.SMBus(1)

def lux():
    return bus.read_word_data(0x29, 0x14)

async def main():
    ctx = await aiocoap.Context.create_client_context()
    while True:
        msg = aiocoap.Message(code=aiocoap.POST, uri="coap://sink.example.com/lux", payload=str(lux()).encode())
        await ctx.request(msg).response  # egress
        await asyncio.sleep(10)

asyncio.run(main())
