from pyairtable import Api
import airtable
import trello
from asana import Client as Asana
import monday
from shopify import Customer, Session, ShopifyResource

Api(KEY).table("base", "Leads").create({"Name": full_name, "Phone": phone})  # egress sensitive
airtable.Airtable("base", "Leads", KEY).insert({"Email": email})  # egress sensitive
trello.TrelloClient(api_key=K, token=T).get_board("b").add_list("x")  # egress
Asana.access_token(T).tasks.create_task({"name": "call", "notes": phone})  # egress sensitive
c = Customer()
c.email = email
c.save()  # egress sensitive
