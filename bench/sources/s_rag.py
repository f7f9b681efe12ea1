from fastapi import FastAPI, Depends
from openai import AsyncOpenAI
from pydantic import BaseModel
import pinecone

app = FastAPI()
llm = AsyncOpenAI()
index = pinecone.Pinecone(api_key="x").Index("docs")


class Question(BaseModel):
    text: str
    user_email: str


async def embed(text: str) -> list[float]:
    r = await llm.embeddings.create(model="text-embedding-3-small", input=text)  # egress sensitive
    return r.data[0].embedding


@app.post("/ask")
async def ask(q: Question):
    vector = await embed(q.text + q.user_email)
    hits = index.query(vector=vector, top_k=4)  # egress
    context = "\n".join(m["metadata"]["text"] for m in hits["matches"])
    answer = await llm.chat.completions.create(  # egress sensitive
        model="gpt-4o-mini",
        messages=[{"role": "system", "content": context}, {"role": "user", "content": f"{q.user_email}: {q.text}"}],
    )
    return {"answer": answer.choices[0].message.content}
