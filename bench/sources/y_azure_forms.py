import os, sys, json
from azure.core.credentials import AzureKeyCredential
from azure.ai.formrecognizer import DocumentAnalysisClient
from azure.storage.blob import BlobServiceClient
from azure.cosmos import CosmosClient
endpoint = os.environ["FR_ENDPOINT"]
client = DocumentAnalysisClient(endpoint, AzureKeyCredential(os.environ["FR_KEY"]))
blobs = BlobServiceClient.from_connection_string(os.environ["AZURE_STORAGE"])
cosmos = CosmosClient(os.environ["COSMOS_URL"], credential=os.environ["COSMOS_KEY"])
container = cosmos.get_database_client("hr").get_container_client("passports")
def run(path):
    with open(path, "rb") as f:
        poller = client.begin_analyze_document("prebuilt-idDocument", document=f)  # egress sensitive
    doc = poller.result().documents[0]
    person = {"id": os.path.basename(path), "first_name": doc.fields["FirstName"].value, "passport_number": doc.fields["DocumentNumber"].value}
    container.upsert_item(person)  # egress sensitive
    with open(path, "rb") as f:
        blobs.get_blob_client("scans", person["id"]).upload_blob(f, overwrite=True)  # egress sensitive
    print(json.dumps(person))
for p in sys.argv[1:]: run(p)
