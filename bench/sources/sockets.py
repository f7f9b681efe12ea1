import json
import socket
import ssl


def beacon(host, port, info):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((host, port))  # egress
    s.sendall(json.dumps(info).encode())  # egress
    data = s.recv(1024)
    s.close()
    return data


def udp(msg):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(msg.encode(), ("203.0.113.9", 5140))  # egress


def tls(password):
    ctx = ssl.create_default_context()
    with socket.create_connection(("vault.example.com", 443)) as raw:  # egress
        with ctx.wrap_socket(raw, server_hostname="vault.example.com") as tls:
            tls.send(password.encode())  # egress sensitive
