import os

from azure.identity import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient
from azure.servicebus import ServiceBusClient, ServiceBusMessage
from azure.storage.blob import BlobServiceClient

credential = DefaultAzureCredential()
vault = SecretClient(vault_url="https://kv.vault.azure.net", credential=credential)


def main(path):
    conn = vault.get_secret("storage-conn").value  # egress
    service = BlobServiceClient.from_connection_string(conn)
    blob = service.get_blob_client(container="in", blob=os.path.basename(path))
    with open(path, "rb") as data:
        blob.upload_blob(data, overwrite=True)  # egress
    with ServiceBusClient.from_connection_string(os.environ["SB_CONN"]) as sb:
        with sb.get_queue_sender("jobs") as sender:
            sender.send_messages(ServiceBusMessage("new file " + path))  # egress
