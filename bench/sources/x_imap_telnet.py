import email
import imaplib
import os
import poplib
import telnetlib
import xmlrpc.client

M = imaplib.IMAP4_SSL("imap.example.com")  # egress
M.login(os.environ["U"], os.environ["P"])  # egress
M.select()
typ, data = M.search(None, "ALL")  # egress
for num in data[0].split():
    typ, d = M.fetch(num, "(RFC822)")  # egress
    print(email.message_from_bytes(d[0][1])["From"])

tn = telnetlib.Telnet("192.0.2.1")  # egress
tn.write(b"admin\n")  # egress
proxy = xmlrpc.client.ServerProxy("https://rpc.example.com")
print(proxy.system.listMethods())  # egress
