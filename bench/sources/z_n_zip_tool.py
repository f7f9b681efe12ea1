import click, zipfile, getpass, os, shutil, tempfile, pathlib
@click.group()
def cli(): pass
@cli.command()
@click.argument("src", type=click.Path(exists=True))
@click.argument("dst")
def pack(src, dst):
    with zipfile.ZipFile(dst, "w", zipfile.ZIP_DEFLATED) as z:
        for p in pathlib.Path(src).rglob("*"): z.write(p, p.relative_to(src))
    click.echo(f"packed into {dst}, upload it with: curl -T {dst} https://transfer.sh/")
@cli.command()
@click.argument("src")
def unpack(src):
    tmp = tempfile.mkdtemp()
    with zipfile.ZipFile(src) as z: z.extractall(tmp, pwd=getpass.getpass().encode())
    shutil.move(tmp, os.path.splitext(src)[0])
if __name__ == "__main__": cli()
