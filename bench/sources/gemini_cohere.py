import google.generativeai as genai
from google import genai as genai2
import cohere
from mistralai import Mistral
from groq import Groq
import replicate
import litellm

genai.configure(api_key=KEY)
model = genai.GenerativeModel("gemini-1.5-flash")
print(model.generate_content("hello").text)  # egress
chat = model.start_chat(history=[])
chat.send_message(user_input)  # egress sensitive
g = genai2.Client(api_key=KEY)
g.models.generate_content(model="gemini-2.0-flash", contents=[f"cv of {full_name}"])  # egress sensitive
co = cohere.Client(KEY)
co.chat(message=f"who is {first_name}")  # egress sensitive
co.embed(texts=["a"], model="embed-english-v3.0")  # egress
Mistral(api_key=KEY).chat.complete(model="mistral-small", messages=[{"role": "user", "content": q}])  # egress
Groq().chat.completions.create(model="llama", messages=msgs)  # egress
replicate.run("stability-ai/sdxl", input={"prompt": "an otter"})  # egress
litellm.completion(model="gpt-4", messages=[{"role": "user", "content": f"mail {email}"}])  # egress sensitive
