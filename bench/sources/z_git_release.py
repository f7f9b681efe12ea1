import os, subprocess, sys
from github import Github, GithubException
import tomllib

def sh(*args):
    return subprocess.run(args, check=True, capture_output=True, text=True).stdout.strip()  # egress

def version():
    with open("pyproject.toml", "rb") as f:
        return tomllib.load(f)["project"]["version"]

def notes(prev):
    return sh("git", "log", "--pretty=- %s", f"{prev}..HEAD")

def main():
    v = "v" + version()
    prev = sh("git", "describe", "--tags", "--abbrev=0")
    sh("git", "tag", v)
    sh("git", "push", "origin", v)
    gh = Github(os.environ["GITHUB_TOKEN"])
    repo = gh.get_repo(os.environ["GITHUB_REPOSITORY"])  # egress
    try:
        rel = repo.create_git_release(v, v, notes(prev))  # egress
        rel.upload_asset(f"dist/acme-{v[1:]}.tar.gz")  # egress
    except GithubException as e:
        sys.exit(str(e))
    subprocess.check_call([sys.executable, "-m", "twine", "upload", "dist/*"])  # egress

main()
