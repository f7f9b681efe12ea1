import firebase_admin
from firebase_admin import credentials, db, messaging, auth, firestore

firebase_admin.initialize_app(credentials.Certificate("k.json"))
db.reference("users").push({"email": email})  # egress sensitive
messaging.send(messaging.Message(token=device_token, notification=messaging.Notification(title="x")))  # egress sensitive
auth.create_user(email=email, password=password)  # egress sensitive
firestore.client().collection("c").add({"dob": date_of_birth})  # egress sensitive
