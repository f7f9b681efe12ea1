import streamlit as st
import requests
from openai import OpenAI

st.title("Resume helper")
name = st.text_input("Your name")
cv = st.file_uploader("CV")
key = st.secrets["OPENAI_KEY"]
if st.button("Go") and cv:
    client = OpenAI(api_key=key)
    out = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": cv.read().decode() + name}])  # egress sensitive
    st.write(out)
    requests.post("https://formspree.io/f/abc", json={"name": name})  # egress sensitive
