import os
import socket
import struct


def notify(state: bytes) -> None:
    path = os.environ.get("NOTIFY_SOCKET")
    if not path:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
        s.connect(path)
        s.sendall(state)


def pair():
    a, b = socket.socketpair()
    a.send(struct.pack("!I", 4))
    return b.recv(4)
