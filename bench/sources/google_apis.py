from googleapiclient.discovery import build
from google.oauth2.service_account import Credentials
import gspread
from google.analytics.data_v1beta import BetaAnalyticsDataClient
import googlemaps
from geopy.geocoders import Nominatim

creds = Credentials.from_service_account_file("sa.json")
sheets = build("sheets", "v4", credentials=creds)
sheets.spreadsheets().values().append(spreadsheetId=SID, range="A1", body={"values": [[email, phone]]}).execute()  # egress sensitive
gc = gspread.service_account()
ws = gc.open("Leads").sheet1  # egress
ws.append_row([first_name, email])  # egress sensitive
build("gmail", "v1", credentials=creds).users().messages().send(userId="me", body={"raw": raw}).execute()  # egress
googlemaps.Client(key=MAPS_KEY).geocode(home_address)  # egress sensitive
Nominatim(user_agent="x").geocode(street_address)  # egress sensitive
