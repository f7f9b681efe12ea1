from pathlib import Path
from openai import OpenAI
import streamlit as st

client = OpenAI(api_key=st.secrets["openai"])

st.title("Meeting notes")
audio = st.file_uploader("Recording", type=["mp3", "wav"])
if audio:
    transcript = client.audio.transcriptions.create(model="whisper-1", file=audio)  # egress sensitive
    st.write(transcript.text)
    stream = client.chat.completions.create(  # egress sensitive
        model="gpt-4o",
        messages=[{"role": "user", "content": "Minutes please:\n" + transcript.text}],
        stream=True,
    )
    st.write_stream(stream)
