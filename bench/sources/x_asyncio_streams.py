import asyncio
import ssl


async def fetch(host, path="/"):
    ctx = ssl.create_default_context()
    reader, writer = await asyncio.open_connection(host, 443, ssl=ctx)  # egress
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())  # egress
    await writer.drain()
    body = await reader.read()
    writer.close()
    return body


asyncio.run(fetch("example.org"))
