import openai
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Write to {user.email}"}])  # egress sensitive
openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": customer.notes + customer.ssn}])  # egress sensitive
openai.Completion.create(engine="davinci", prompt="Summarise: " + text)  # egress sensitive
client.embeddings.create(input=[patient.diagnosis], model="text-embedding-3-small")  # egress sensitive
client.images.generate(prompt="a cat")  # egress
client.audio.transcriptions.create(model="whisper-1", file=open("call.mp3", "rb"))  # egress sensitive
client.responses.create(model="gpt-5", input=user.full_name)  # egress sensitive
