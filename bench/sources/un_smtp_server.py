import asyncio
from aiosmtpd.controller import Controller


class H:
    async def handle_DATA(self, server, session, envelope):
        print(envelope.mail_from)
        return "250 OK"


Controller(H()).start()
