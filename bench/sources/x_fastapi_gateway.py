import os
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, EmailStr

app = FastAPI()
PAYMENTS = os.getenv("PAYMENTS_URL", "https://payments.internal.acme.com")


class Signup(BaseModel):
    email: EmailStr
    password: str
    newsletter: bool = False


async def client():
    async with httpx.AsyncClient(timeout=5) as c:
        yield c


Client = Annotated[httpx.AsyncClient, Depends(client)]


@app.post("/signup")
async def signup(data: Signup, c: Client):
    r = await c.post(f"{PAYMENTS}/accounts", json=data.model_dump())  # egress sensitive
    if r.status_code != 201:
        raise HTTPException(502)
    if data.newsletter:
        await c.post("https://api.buttondown.email/v1/subscribers", json={"email": data.email}, headers={"Authorization": "Token " + os.environ["BUTTONDOWN"]})  # egress sensitive
    return {"ok": True}


@app.get("/rates")
async def rates(c: httpx.AsyncClient = Depends(client)):
    return (await c.get("https://api.exchangerate.host/latest")).json()  # egress
