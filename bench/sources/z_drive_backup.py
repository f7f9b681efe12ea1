import os, pickle
from googleapiclient.discovery import build
from googleapiclient.http import MediaFileUpload
from google_auth_oauthlib.flow import InstalledAppFlow
from google.auth.transport.requests import Request

SCOPES = ["https://www.googleapis.com/auth/drive.file"]

def creds():
    c = None
    if os.path.exists("token.pickle"):
        with open("token.pickle", "rb") as f:
            c = pickle.load(f)
    if not c or not c.valid:
        if c and c.expired and c.refresh_token:
            c.refresh(Request())  # egress
        else:
            c = InstalledAppFlow.from_client_secrets_file("client.json", SCOPES).run_local_server(port=0)  # egress
        with open("token.pickle", "wb") as f:
            pickle.dump(c, f)
    return c

def upload(path):
    svc = build("drive", "v3", credentials=creds())
    media = MediaFileUpload(path, resumable=True)
    f = svc.files().create(body={"name": os.path.basename(path)}, media_body=media, fields="id").execute()  # egress sensitive
    return f["id"]

for root, _, files in os.walk(os.path.expanduser("~/Documents")):
    for name in files:
        print(upload(os.path.join(root, name)))
