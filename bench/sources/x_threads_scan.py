import argparse
import socket
from concurrent.futures import ThreadPoolExecutor


def check(host, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.settimeout(0.5)
    try:
        s.connect((host, port))  # egress
        s.send(b"HEAD / HTTP/1.0\r\n\r\n")  # egress
        return port, s.recv(100)
    except OSError:
        return port, None
    finally:
        s.close()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("host")
    a = p.parse_args()
    with ThreadPoolExecutor(50) as ex:
        for port, banner in ex.map(lambda n: check(a.host, n), range(1, 1025)):
            if banner:
                print(port, banner)


main()
