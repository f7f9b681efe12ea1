import rollbar
rollbar.init(TOKEN, environment="production")  # egress
rollbar.report_message("User %s could not log in" % user.email, "warning")  # egress sensitive
rollbar.report_exc_info(sys.exc_info(), extra_data={"email": user.email})  # egress sensitive
