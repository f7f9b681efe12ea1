import gspread
from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build

creds = Credentials.from_service_account_file("key.json", scopes=["https://www.googleapis.com/auth/spreadsheets"])


def append(row):
    gc = gspread.authorize(creds)
    sheet = gc.open("Leads").sheet1  # egress
    sheet.append_row([row["name"], row["email"]])  # egress sensitive


def upload(events):
    service = build("calendar", "v3", credentials=creds)
    for e in events:
        service.events().insert(calendarId="primary", body={"summary": e.title}).execute()  # egress
