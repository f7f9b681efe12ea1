import newrelic.agent
from newrelic.agent import add_custom_attribute

newrelic.agent.add_custom_attributes([("email", user.email)])  # egress sensitive
add_custom_attribute("user_ip", request.remote_addr)  # egress sensitive
newrelic.agent.record_custom_event("Signup", {"name": user.full_name})  # egress sensitive
newrelic.agent.notice_error(attributes={"email": user.email})  # egress sensitive
