"""Asks twice inside one tunnel of http.client's: HOST:PORT, PROXY_PORT, CREDENTIALS, AUTHORITY."""
import http.client
import ssl
import sys

target, proxy_port, credentials, authority = sys.argv[1:]
host, port = target.split(":")
trust = ssl.create_default_context(cafile=authority)
connection = http.client.HTTPSConnection("127.0.0.1", int(proxy_port), timeout=10, context=trust)
connection.set_tunnel(host, int(port), {"Proxy-Authorization": credentials})
for path in ("/chunks", "/hello"):
    connection.request("GET", path)
    answer = connection.getresponse()
    print(answer.status, answer.read().decode())
