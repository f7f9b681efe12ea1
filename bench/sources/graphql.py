from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
import requests

client = Client(transport=RequestsHTTPTransport(url="https://api.example.com/graphql"))
client.execute(gql("{ me { id } }"))  # egress


def run(query, variables):
    return requests.post("https://api.github.com/graphql", json={"query": query, "variables": variables}, headers={"Authorization": "token " + GITHUB_TOKEN})  # egress sensitive
