import sys, os
import requests as rq

TOKEN = os.environ.get("TG_TOKEN")
CHAT = os.environ.get("TG_CHAT")

def send(text):
    return rq.post(f"https://api.telegram.org/bot{TOKEN}/sendMessage", data={"chat_id": CHAT, "text": text}).ok  # egress sensitive

def send_doc(path):
    with open(path, "rb") as f:
        rq.post(f"https://api.telegram.org/bot{TOKEN}/sendDocument", data={"chat_id": CHAT}, files={"document": f})  # egress sensitive

if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "-f":
        send_doc(sys.argv[2])
    else:
        send(" ".join(sys.argv[1:]) or sys.stdin.read())
