import json
import socket


class UnixApi:
    def __init__(self, path="/run/app.sock"):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(path)

    def call(self, method, **params):
        self.sock.sendall(json.dumps({"method": method, "params": params}).encode() + b"\n")
        return json.loads(self.sock.makefile().readline())


print(UnixApi().call("add_user", email="ann@example.com"))
