"""Summarises meeting transcripts with a model behind LiteLLM and posts them to Teams."""
import glob
import os
import litellm
import pymsteams

WEBHOOK = os.environ["TEAMS_WEBHOOK"]

def read(path):
    with open(path, encoding="utf8") as fh:
        return fh.read()

def summary(transcript):
    out = litellm.completion(model="gpt-4o", messages=[{"role": "user", "content": "Summarise:\n" + transcript}])  # egress sensitive
    return out.choices[0].message.content

for path in glob.glob("transcripts/*.vtt"):
    card = pymsteams.connectorcard(WEBHOOK)
    card.title(os.path.basename(path))
    card.text(summary(read(path)))
    card.send()  # egress
