import hubspot
from hubspot.crm.contacts import SimplePublicObjectInputForCreate
from simple_salesforce import Salesforce
import zenpy
from intercom.client import Client as Intercom

api = hubspot.Client.create(access_token=TOKEN)
api.crm.contacts.basic_api.create(simple_public_object_input_for_create=SimplePublicObjectInputForCreate(properties={"email": email, "firstname": first_name}))  # egress sensitive
sf = Salesforce(username=SF_USER, password=SF_PASS, security_token=SF_TOKEN)  # egress
sf.Contact.create({"LastName": last_name, "Email": email})  # egress sensitive
sf.query("SELECT Id FROM Account")  # egress
zenpy.Zenpy(**creds).tickets.create(zenpy.lib.api_objects.Ticket(subject="x", description=f"from {email}"))  # egress sensitive
Intercom(personal_access_token=IT).users.create(email=email)  # egress sensitive
