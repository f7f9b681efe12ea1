import argparse
import csv
import sys
import httpx

API = "https://api.github.com/repos/{}"

def stars(client, repo):
    r = client.get(API.format(repo))  # egress
    r.raise_for_status()
    return r.json()["stargazers_count"]

def main(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("repos", nargs="+")
    p.add_argument("-o", "--output", default="-")
    a = p.parse_args(argv)
    out = sys.stdout if a.output == "-" else open(a.output, "w", newline="")
    w = csv.writer(out)
    with httpx.Client(headers={"Accept": "application/vnd.github+json"}, timeout=10) as client:
        for repo in a.repos:
            w.writerow([repo, stars(client, repo)])

if __name__ == "__main__":
    main()
