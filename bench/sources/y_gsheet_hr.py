import gspread
from oauth2client.service_account import ServiceAccountCredentials

scope = ["https://spreadsheets.google.com/feeds"]
creds = ServiceAccountCredentials.from_json_keyfile_name("creds.json", scope)
gc = gspread.authorize(creds)
sheet = gc.open("Applicants").sheet1  # egress

def add_candidate(name, email, phone, cv_text):
    sheet.append_row([name, email, phone, cv_text[:500]])  # egress sensitive

def all_candidates():
    return sheet.get_all_records()  # egress
