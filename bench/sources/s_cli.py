import click
import httpx


@click.group()
@click.option("--token", envvar="ACME_TOKEN")
@click.pass_context
def cli(ctx, token):
    ctx.obj = httpx.Client(base_url="https://api.acme.io", headers={"Authorization": f"Bearer {token}"})


@cli.command()
@click.argument("path", type=click.File("rb"))
@click.pass_obj
def upload(client, path):
    r = client.post("/files", files={"file": path})  # egress
    click.echo(r.json()["id"])


@cli.command()
@click.pass_obj
def whoami(client):
    click.echo(client.get("/me").json())  # egress
