import json
import os
import sys

import anthropic
import google.generativeai as genai
from openai import OpenAI, AsyncOpenAI

client = OpenAI()
aclient = AsyncOpenAI(api_key=os.environ["OPENAI_API_KEY"])
claude = anthropic.Anthropic()
genai.configure(api_key=os.environ["GEMINI_API_KEY"])
model = genai.GenerativeModel("gemini-1.5-pro")


def summarise(path):
    with open(path) as f:
        text = f.read()
    out = client.responses.create(model="gpt-4.1", input=f"Summarise:\n{text}")  # egress sensitive
    return out.output_text


def triage(patient_record):
    msg = claude.messages.create(model="claude-sonnet-4", max_tokens=500, messages=[{"role": "user", "content": json.dumps(patient_record)}])  # egress sensitive
    return msg.content[0].text


async def embed(texts):
    r = await aclient.embeddings.create(model="text-embedding-3-small", input=texts)  # egress sensitive
    return [d.embedding for d in r.data]


def chat():
    session = model.start_chat(history=[])
    while True:
        line = input("> ")
        if not line:
            break
        print(session.send_message(line).text)  # egress sensitive


if __name__ == "__main__":
    print(summarise(sys.argv[1]))
    chat()
