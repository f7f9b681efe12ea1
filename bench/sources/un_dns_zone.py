import ipaddress
import socket

HOSTS = {"a": "10.0.0.1"}


def parse(addr):
    return ipaddress.ip_address(addr), socket.inet_aton(addr), socket.htons(53)
