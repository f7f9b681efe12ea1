import asyncio


class Room:
    def __init__(self):
        self.writers = set()

    async def handle(self, reader, writer):
        self.writers.add(writer)
        try:
            while line := await reader.readline():
                for w in self.writers:
                    w.write(line)
                    await w.drain()
        finally:
            self.writers.discard(writer)
            writer.close()


async def main():
    server = await asyncio.start_server(Room().handle, "0.0.0.0", 9999)
    async with server:
        await server.serve_forever()


asyncio.run(main())
