import json, socket, subprocess, platform, psutil
from xmlrpc.client import ServerProxy
def facts():
    return {
        "hostname": socket.gethostname(),
        "serial": subprocess.check_output(["dmidecode", "-s", "system-serial-number"]).decode().strip(),
        "ram": psutil.virtual_memory().total,
        "os": platform.platform(),
        "users": [u.name for u in psutil.users()],
    }
cmdb = ServerProxy("https://cmdb.corp.example/RPC2", allow_none=True)
cmdb.host.update(facts())  # egress sensitive
