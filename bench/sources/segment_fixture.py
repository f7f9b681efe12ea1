import analytics
import segment.analytics as seg

analytics.write_key = "KEY"
analytics.identify(user.id, {"email": user.email, "name": user.name})  # egress sensitive
analytics.track(user.id, "Signed Up", {"plan": "pro", "email": user.email})  # egress sensitive
seg.write_key = WRITE_KEY
seg.identify("019mr8mf4r", {"email": customer.email})  # egress sensitive
seg.track(user.email, "Article read")  # egress sensitive
