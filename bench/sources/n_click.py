import click
import json


@click.command()
@click.option("--email")
@click.password_option()
def cli(email, password):
    with open("c.json", "w") as f:
        json.dump({"email": email, "password": password}, f)
    click.echo("saved")


cli()
