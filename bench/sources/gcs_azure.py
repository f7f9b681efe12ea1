from google.cloud import storage, bigquery, pubsub_v1, firestore
from azure.storage.blob import BlobServiceClient
from azure.identity import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient

bucket = storage.Client().bucket("b")
blob = bucket.blob("users.csv")
blob.upload_from_filename("users.csv")  # egress
blob.upload_from_string(json.dumps({"email": user.email}))  # egress sensitive
bq = bigquery.Client()
bq.insert_rows_json("p.d.users", [{"email": email, "dob": dob}])  # egress sensitive
bq.query("select 1").result()  # egress
pub = pubsub_v1.PublisherClient()
pub.publish(topic, json.dumps({"address": street_address}).encode())  # egress sensitive
firestore.Client().collection("users").document(uid).set({"name": full_name, "email": email})  # egress sensitive
svc = BlobServiceClient.from_connection_string(CONN)
svc.get_blob_client("c", "b").upload_blob(data)  # egress
container = svc.get_container_client("c")
container.upload_blob(name="a.txt", data=open("a.txt"))  # egress
SecretClient(vault_url=VAULT, credential=DefaultAzureCredential()).get_secret("db-pass")  # egress
