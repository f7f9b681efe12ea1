import os

import hvac
from fabric import Connection
from kubernetes import client, config
from minio import Minio
from netmiko import ConnectHandler

config.load_kube_config()
v1 = client.CoreV1Api()


def pods():
    for p in v1.list_namespaced_pod("default").items:  # egress
        print(p.metadata.name)


def secret():
    vault = hvac.Client(url="https://vault.example.com", token=os.environ["VAULT_TOKEN"])
    return vault.secrets.kv.v2.read_secret_version(path="db")["data"]  # egress


def deploy():
    with Connection("web1.example.com", user="deploy") as c:
        c.put("app.tgz", "/srv")  # egress
        c.run("systemctl restart app")  # egress


def store(path):
    mc = Minio("minio.example.com", access_key="a", secret_key="b")
    mc.fput_object("backups", os.path.basename(path), path)  # egress


def switch():
    net = ConnectHandler(device_type="cisco_ios", host="10.1.1.1", username="admin", password=os.environ["SW"])  # egress
    return net.send_command("show version")  # egress
