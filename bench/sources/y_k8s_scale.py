import click
from kubernetes import client, config

@click.command()
@click.argument("deployment")
@click.option("--replicas", type=int, required=True)
@click.option("--namespace", default="default")
def scale(deployment, replicas, namespace):
    config.load_kube_config()
    apps = client.AppsV1Api()
    body = {"spec": {"replicas": replicas}}
    apps.patch_namespaced_deployment_scale(deployment, namespace, body)  # egress
    for p in client.CoreV1Api().list_namespaced_pod(namespace).items:  # egress
        click.echo(p.metadata.name)

if __name__ == "__main__":
    scale()
