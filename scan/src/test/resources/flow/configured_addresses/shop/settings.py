TRACKER_URL = "https://django.example.com/track"
