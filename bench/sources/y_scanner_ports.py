import socket
import sys
from concurrent.futures import ThreadPoolExecutor

def probe(target, port):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.settimeout(0.5)
        if s.connect_ex((target, port)) == 0:  # egress
            try:
                s.send(b"HEAD / HTTP/1.0\r\n\r\n")  # egress
                banner = s.recv(64)
            except OSError:
                banner = b""
            return port, banner
    return None

def main():
    target = socket.gethostbyname(sys.argv[1])  # egress
    with ThreadPoolExecutor(100) as ex:
        for res in ex.map(lambda p: probe(target, p), range(1, 1025)):
            if res:
                print(*res)

main()
