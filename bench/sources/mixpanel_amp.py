from mixpanel import Mixpanel
from amplitude import Amplitude, BaseEvent, Identify, EventOptions

mp = Mixpanel(TOKEN)
mp.track(user.email, "Opened")  # egress sensitive
mp.people_set(user.id, {"$first_name": user.first_name, "$email": user.email})  # egress sensitive

amp = Amplitude(AMPLITUDE_KEY)
amp.track(BaseEvent(event_type="Click", user_id=user.email))  # egress sensitive
ident = Identify()
ident.set("gender", user.gender)
amp.identify(ident, EventOptions(user_id=user.id))  # egress sensitive
