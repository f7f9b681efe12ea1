resp = requests.post(url, json={"email": user["email"]})  # egress sensitive
session.post("https://api.example.com/x", data=payload)  # egress
