from datadog import initialize, statsd, api
from ddtrace import tracer

initialize(api_key=DD_KEY, app_key=APP_KEY)  # egress
statsd.increment("logins", tags=[f"email:{user.email}"])  # egress sensitive
statsd.event("New user", f"{user.first_name} {user.last_name} signed up")  # egress sensitive
api.Event.create(title="Signup", text=customer.email)  # egress sensitive
span = tracer.current_span()
span.set_tag("user.email", user.email)  # egress sensitive
tracer.set_tags({"ip": user.ip_address})  # egress sensitive
