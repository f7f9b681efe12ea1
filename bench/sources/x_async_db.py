import asyncio
import os

import aioboto3
import aiosmtplib
import asyncpg
from email.message import EmailMessage
from motor.motor_asyncio import AsyncIOMotorClient


async def main():
    pool = await asyncpg.create_pool(dsn=os.environ["PG_DSN"])  # egress
    async with pool.acquire() as con:
        rows = await con.fetch("SELECT email, phone FROM people")  # egress
    db = AsyncIOMotorClient(os.environ["MONGO"]).crm
    await db.people.insert_many([dict(r) for r in rows])  # egress sensitive
    session = aioboto3.Session()
    async with session.client("sqs") as sqs:
        await sqs.send_message(QueueUrl="https://sqs.eu-west-1.amazonaws.com/1/q", MessageBody=str(len(rows)))  # egress
    m = EmailMessage()
    m["To"] = rows[0]["email"]
    m.set_content("done")
    await aiosmtplib.send(m, hostname="smtp.example.com", port=25)  # egress sensitive


asyncio.run(main())
