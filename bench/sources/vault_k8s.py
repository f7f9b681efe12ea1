import hvac
from kubernetes import client, config
import docker
import consul

v = hvac.Client(url="https://vault.example.com", token=VAULT_TOKEN)
v.secrets.kv.v2.create_or_update_secret(path="db", secret={"password": db_password})  # egress
v.secrets.kv.v2.read_secret_version(path="db")  # egress
config.load_kube_config()
client.CoreV1Api().list_pod_for_all_namespaces()  # egress
client.CoreV1Api().create_namespaced_secret("ns", client.V1Secret(string_data={"password": db_password}))  # egress sensitive
docker.from_env().images.push("registry.example.com/app")  # egress
