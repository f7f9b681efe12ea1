"""Moves new sign-ups from our Postgres to HubSpot and Salesforce."""
import os
import psycopg2
import psycopg2.extras
from hubspot import HubSpot
from hubspot.crm.contacts import SimplePublicObjectInput
from simple_salesforce import Salesforce

QUERY = "SELECT id, email, first_name, last_name, phone FROM users WHERE synced_at IS NULL LIMIT 500"


def rows(conn):
    with conn.cursor(cursor_factory=psycopg2.extras.DictCursor) as cur:
        cur.execute(QUERY)  # egress
        return cur.fetchall()


def to_hubspot(client, row):
    props = {"email": row["email"], "firstname": row["first_name"], "lastname": row["last_name"], "phone": row["phone"]}
    client.crm.contacts.basic_api.create(simple_public_object_input=SimplePublicObjectInput(properties=props))  # egress sensitive


def to_salesforce(sf, row):
    sf.Lead.create({"Email": row["email"], "LastName": row["last_name"], "Company": "-"})  # egress sensitive


def main():
    conn = psycopg2.connect(os.environ["DATABASE_URL"])  # egress
    hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
    sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"])  # egress sensitive
    for row in rows(conn):
        to_hubspot(hs, row)
        to_salesforce(sf, row)
        with conn.cursor() as cur:
            cur.execute("UPDATE users SET synced_at = now() WHERE id = %s", (row["id"],))  # egress
    conn.commit()


main()
