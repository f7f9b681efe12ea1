import os
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from openai import AsyncOpenAI
from qdrant_client import AsyncQdrantClient

app = FastAPI()
llm = AsyncOpenAI()
vectors = AsyncQdrantClient(url=os.environ["QDRANT_URL"], api_key=os.environ["QDRANT_KEY"])


class Question(BaseModel):
    customer_email: str
    text: str


async def embed(text: str) -> list[float]:
    res = await llm.embeddings.create(model="text-embedding-3-small", input=text)  # egress sensitive
    return res.data[0].embedding


@app.post("/ask")
async def ask(q: Question):
    hits = await vectors.search("kb", query_vector=await embed(q.text), limit=4)  # egress
    if not hits:
        raise HTTPException(404)
    context = "\n".join(h.payload["text"] for h in hits)
    res = await llm.chat.completions.create(  # egress sensitive
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": f"Answer from:\n{context}"},
            {"role": "user", "content": f"{q.customer_email} asks: {q.text}"},
        ],
    )
    return {"answer": res.choices[0].message.content}
