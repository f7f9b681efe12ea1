import anthropic
import os

c = anthropic.Anthropic(api_key=os.environ.get("ANTHROPIC_API_KEY"))


def summarise(record):
    prompt = f"Patient {record['patient_name']} born {record['date_of_birth']}: summarise"
    msg = c.messages.create(  # egress sensitive
        model="claude-sonnet-4",
        max_tokens=400,
        messages=[{"role": "user", "content": prompt}],
    )
    return msg.content[0].text


async def stream(q):
    async with anthropic.AsyncAnthropic().messages.stream(model="claude", max_tokens=5, messages=[{"role": "user", "content": q}]) as s:  # egress sensitive
        async for t in s.text_stream:
            yield t
