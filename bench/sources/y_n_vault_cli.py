"""A password vault in one file."""
import base64, getpass, json, os, sys
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

FILE = os.path.expanduser("~/.vault")

def key(master, salt):
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=480000)
    return base64.urlsafe_b64encode(kdf.derive(master.encode()))

def load(master):
    raw = open(FILE, "rb").read()
    return json.loads(Fernet(key(master, raw[:16])).decrypt(raw[16:])), raw[:16]

def save(master, entries, salt):
    with open(FILE, "wb") as f:
        f.write(salt + Fernet(key(master, salt)).encrypt(json.dumps(entries).encode()))

def main():
    cmd, site = sys.argv[1], sys.argv[2]
    master = getpass.getpass("Master password: ")
    try:
        entries, salt = load(master)
    except FileNotFoundError:
        entries, salt = {}, os.urandom(16)
    except InvalidToken:
        sys.exit("wrong password")
    if cmd == "get":
        print(entries[site]["password"])
    elif cmd == "set":
        entries[site] = {"user": input("User: "), "password": getpass.getpass()}
        save(master, entries, salt)

main()
