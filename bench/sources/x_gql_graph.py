from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
from neo4j import GraphDatabase
from zeep import Client as Soap

transport = RequestsHTTPTransport(url="https://gql.example.com/graphql")
client = Client(transport=transport, fetch_schema_from_transport=True)


def user(email):
    q = gql("query($e: String!) { user(email: $e) { id } }")
    return client.execute(q, variable_values={"e": email})  # egress sensitive


def vat(number):
    s = Soap("https://ec.europa.eu/taxation_customs/vies/checkVatService.wsdl")  # egress
    return s.service.checkVat("DE", number)  # egress


driver = GraphDatabase.driver("neo4j+s://x.databases.neo4j.io", auth=("neo4j", "pw"))
with driver.session() as s:
    s.run("CREATE (p:Person {name: $name})", name="x")  # egress
