import asyncio
import sys

async def reader(path):
    server = await asyncio.start_unix_server(handle, path=path)
    async with server:
        await server.serve_forever()

async def handle(r: asyncio.StreamReader, w: asyncio.StreamWriter):
    data = await r.readline()
    print("got", data)
    w.close()

async def writer(path, text):
    r, w = await asyncio.open_unix_connection(path)
    w.write(text.encode() + b"\n")
    await w.drain()
    w.close()

if __name__ == "__main__":
    if sys.argv[1] == "serve":
        asyncio.run(reader("/tmp/s.sock"))
    else:
        asyncio.run(writer("/tmp/s.sock", sys.argv[2]))
