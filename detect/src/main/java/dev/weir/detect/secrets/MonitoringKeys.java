package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of services that watch over systems. */
final class MonitoringKeys {

  static final List<Detector> ALL = Service.family("reads logs and errors and what they hold",
      service("datadog-key", "Datadog docs, API and application keys")
          .shaped("pub{lower_hex:32}")
          .named("datadog|dd_api|dd-api|dd_app|dd-app", "{lower_hex:32}", "{lower_hex:40}", "{alnum:40}"),
      service("new-relic-key", "New Relic docs, API keys")
          .shaped("NRAK-{alnum:27}", "NRII-{base64url:32}", "NRIQ-{base64url:32}", "NRJS-{lower_hex:19}",
              "NRRA-{lower_hex:42}")
          .named("new-relic|newrelic|new_relic", "{lower_alnum:64}", "{lower_hex:36}NRAL", "{lower_hex:40}"),
      service("grafana-token", "Grafana docs, Service accounts")
          .shaped("glsa_{alnum:32}_{hex:8}", "glc_{base64:32-400}", "eyJrIjoi{base64:70-400}"),
      service("sentry-token", "Sentry docs, Auth tokens")
          .shaped("sntryu_{lower_hex:64}", "sntrys_eyJ{base64:60-400}_{base64:40-50}")
          .named("sentry", "{lower_hex:64}"),
      service("dynatrace-token", "Dynatrace docs, Access tokens")
          .shaped("dt0c01.{alnum:24}.{alnum:64}", "dt0s01.{alnum:8}.{alnum:64}",
              "dt0s16.{alnum:8}.{alnum:64}"),
      service("sumologic-key", "Sumo Logic docs, Access keys")
          .named("sumo|sumologic", "su{alnum:12}", "{alnum:64}"),
      service("splunk-token", "Splunk docs, HTTP event collector")
          .named("splunk|hec_", "{uuid}"),
      service("honeycomb-key", "Honeycomb docs, API keys")
          .shaped("hcaik_{alnum:58}", "hcbik_{alnum:58}")
          .named("honeycomb", "{alnum:22}", "{lower_hex:32}"),
      service("logdna-key", "Mezmo docs, Keys")
          .named("logdna|mezmo", "{lower_hex:32}"),
      service("loggly-token", "Loggly docs, Customer tokens")
          .named("loggly", "{uuid}"),
      service("papertrail-token", "Papertrail docs, API tokens")
          .named("papertrail", "{alnum:20}"),
      service("logzio-token", "Logz.io docs, Shipping tokens")
          .named("logzio|logz_io", "{letters:32}", "{uuid}"),
      service("rollbar-token", "Rollbar docs, Access tokens")
          .named("rollbar", "{lower_hex:32}"),
      service("bugsnag-key", "BugSnag docs, API keys")
          .named("bugsnag", "{lower_hex:32}"),
      service("airbrake-key", "Airbrake docs, Project keys")
          .named("airbrake", "{lower_hex:32}"),
      service("raygun-key", "Raygun docs, API keys")
          .named("raygun", "{base64:22}==", "{alnum:24}"),
      service("honeybadger-key", "Honeybadger docs, API keys")
          .shaped("hbp_{alnum:36}")
          .named("honeybadger", "{lower_hex:8}", "{alnum:20}"),
      service("pagerduty-key", "PagerDuty docs, API access keys")
          .named("pagerduty|pd_api", "{base64url:20}", "{lower_hex:32}"),
      service("opsgenie-key", "Opsgenie docs, API keys")
          .named("opsgenie", "{uuid}"),
      service("statuspage-key", "Statuspage docs, API keys")
          .named("statuspage", "{uuid}", "{lower_hex:64}"),
      service("pingdom-token", "Pingdom docs, API tokens")
          .named("pingdom", "{base64url:71}"),
      service("uptimerobot-key", "UptimeRobot docs, API keys")
          .named("uptimerobot|uptime_robot", "u{digits:6-8}-{lower_hex:24}", "ur{digits:6-8}-{lower_hex:24}"),
      service("checkly-key", "Checkly docs, API keys")
          .shaped("cu_{lower_hex:32}"),
      service("cronitor-key", "Cronitor docs, API keys")
          .named("cronitor", "{lower_hex:32}"),
      service("appdynamics-key", "AppDynamics docs, Account access keys")
          .named("appdynamics", "{alnum:12}", "{uuid}"),
      service("elastic-key", "Elastic docs, API keys")
          .shaped("essu_{base64:60-120}")
          .named("elastic|elasticsearch", "{base64:58}==", "{base64:60}"),
      service("segment-key", "Segment docs, Write keys")
          .shaped("sgp_{alnum:64}")
          .named("segment", "{alnum:32}"),
      service("amplitude-key", "Amplitude docs, API keys")
          .named("amplitude", "{lower_hex:32}"),
      service("mixpanel-secret", "Mixpanel docs, Project secrets")
          .named("mixpanel", "{lower_hex:32}"),
      service("posthog-key", "PostHog docs, API keys")
          .shaped("phc_{alnum:43}", "phx_{alnum:43-47}"),
      service("heap-key", "Heap docs, API")
          .named("heapio|heap_api", "{lower_hex:32}"),
      service("looker-secret", "Looker docs, API credentials")
          .named("looker", "{alnum:24}", "{alnum:20}"),
      service("readme-key", "ReadMe docs, API keys")
          .shaped("rdme_{lower_alnum:70}"),
      service("virustotal-key", "VirusTotal docs, API keys")
          .named("virustotal|virus_total|vt_api", "{lower_hex:64}"),
      service("shodan-key", "Shodan docs, API keys")
          .named("shodan", "{alnum:32}"),
      service("censys-secret", "Censys docs, Credentials")
          .named("censys", "{alnum:32}", "censys_{alnum:8}_{alnum:24}"),
      service("abuseipdb-key", "AbuseIPDB docs, API")
          .named("abuseipdb", "{lower_hex:80}"));

  private MonitoringKeys() {}
}
