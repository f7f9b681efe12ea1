import msal, requests, json
APP = msal.PublicClientApplication("id")
tok = APP.acquire_token_interactive(["Mail.Send"])["access_token"]  # egress
def send(to_address, body):
    return requests.post("https://graph.microsoft.com/v1.0/me/sendMail", headers={"Authorization": "Bearer " + tok}, data=json.dumps({"message": {"body": {"content": body}, "toRecipients": [{"emailAddress": {"address": to_address}}]}}))  # egress sensitive
