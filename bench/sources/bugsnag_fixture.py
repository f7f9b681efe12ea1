import bugsnag
bugsnag.configure(api_key="xyz", project_root="/app")  # egress
bugsnag.notify(Exception(f"failed for {user.email}"))  # egress sensitive
bugsnag.notify(err, metadata={"user": {"phone": user.phone_number}})  # egress sensitive
bugsnag.leave_breadcrumb("user", {"email": user.email})  # egress sensitive
