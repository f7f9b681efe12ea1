import posthog
from posthog import Posthog

posthog.api_key = "phc_x"
posthog.capture(user.id, "user_signed_up", properties={"email": user.email})  # egress sensitive
ph = Posthog("phc_y", host="https://eu.posthog.com")  # egress
ph.identify(distinct_id="1", properties={"email": user.email})  # egress sensitive
ph.capture("1", "boot")  # egress
