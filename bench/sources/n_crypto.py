from cryptography.fernet import Fernet
import secrets

key = Fernet.generate_key()
f = Fernet(key)


def seal(password):
    return f.encrypt(password.encode())


def token():
    return secrets.token_hex(16)
