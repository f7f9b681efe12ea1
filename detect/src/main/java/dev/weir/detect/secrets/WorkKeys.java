package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of the tools that people plan, write and support with. */
final class WorkKeys {

  static final List<Detector> ALL = Service.family("reads and changes its owner's work",
      service("atlassian-token", "Atlassian support, Manage API tokens")
          .shaped("ATATT3{token:180-200}")
          .named("atlassian|confluence|jira", "{alnum:24}"),
      service("asana-token", "Asana docs, Personal access tokens")
          .named("asana", "{digits:1}/{digits:16}:{lower_hex:32}", "{digits:16}", "{lower_alnum:32}"),
      service("linear-key", "Linear docs, API")
          .shaped("lin_api_{alnum:40}", "lin_oauth_{lower_hex:64}")
          .named("linear", "{lower_hex:32}"),
      service("notion-token", "Notion docs, Integrations")
          .shaped("ntn_{digits:11}{alnum:35}", "secret_{alnum:43}"),
      service("trello-token", "Trello docs, API keys")
          .shaped("ATTA{lower_hex:64}{alnum:8}")
          .named("trello", "{lower_hex:64}", "{alnum:32}"),
      service("clickup-token", "ClickUp docs, Authentication")
          .shaped("pk_{digits:7-9}_{upper_alnum:32}"),
      service("monday-token", "monday.com docs, API tokens")
          .named("monday", "eyJ{dotted:100-500}"),
      service("figma-token", "Figma docs, Personal access tokens")
          .shaped("figd_{base64url:40}", "figo_{base64url:40}")
          .named("figma", "{lower_hex:6}-{uuid}"),
      service("miro-token", "Miro docs, Access tokens")
          .named("miro", "{base64url:27}"),
      service("typeform-token", "Typeform docs, Personal access tokens")
          .shaped("tfp_{token:40-60}"),
      service("surveymonkey-token", "SurveyMonkey docs, Access tokens")
          .named("surveymonkey", "{token:80-150}"),
      service("calendly-token", "Calendly docs, Personal access tokens")
          .named("calendly", "eyJ{dotted:100-600}"),
      service("hubspot-key", "HubSpot docs, Private apps")
          .shaped("pat-na1-{uuid}", "pat-eu1-{uuid}", "pat-na2-{uuid}")
          .named("hubspot|hapi_", "{uuid}"),
      service("salesforce-token", "Salesforce docs, OAuth")
          .named("salesforce|sfdc|sf_", "00D{alnum:12}!{dotted:80-120}", "3MVG9{dotted:70-100}",
              "{alnum:24-25}", "{upper_alnum:64}"),
      service("pipedrive-token", "Pipedrive docs, API tokens")
          .named("pipedrive", "{lower_hex:40}"),
      service("zendesk-token", "Zendesk docs, API tokens")
          .named("zendesk", "{alnum:40}"),
      service("freshdesk-key", "Freshdesk docs, Authentication")
          .named("freshdesk|freshservice", "{alnum:20}"),
      service("helpscout-secret", "Help Scout docs, OAuth")
          .named("helpscout|help_scout", "{alnum:32}"),
      service("front-token", "Front docs, API tokens")
          .named("frontapp|front_api", "eyJ{dotted:80-400}"),
      service("zapier-hook", "Zapier docs, Webhooks")
          .named("zapier", "{alnum:32}"),
      service("close-key", "Close docs, API keys")
          .shaped("api_{alnum:22}.{alnum:22}"),
      service("copper-key", "Copper docs, Authentication")
          .named("copper", "{lower_hex:32}"),
      service("postman-key", "Postman docs, API keys")
          .shaped("PMAK-{hex:24}-{hex:34}", "PMAT-{upper_alnum:26}"),
      service("swaggerhub-key", "SwaggerHub docs, API keys")
          .named("swaggerhub", "{uuid}"),
      service("todoist-token", "Todoist docs, API tokens")
          .named("todoist", "{lower_hex:40}"),
      service("evernote-token", "Evernote docs, Developer tokens")
          .named("evernote", "S={lower_alnum:2-8}:U={lower_alnum:2-12}:{token:40-200}"),
      service("adobe-secret", "Adobe docs, Credentials")
          .shaped("p8e-{alnum:32}")
          .named("adobe", "{lower_hex:32}"),
      service("lokalise-token", "Lokalise docs, API tokens")
          .named("lokalise", "{lower_hex:40}"),
      service("crowdin-token", "Crowdin docs, Access tokens")
          .named("crowdin", "{lower_hex:80}"),
      service("canva-secret", "Canva docs, Connect API")
          .shaped("cnvca{base64url:50}"),
      service("docusign-secret", "DocuSign docs, Apps")
          .named("docusign", "{uuid}"),
      service("grammarly-key", "Grammarly docs, Client secrets")
          .named("grammarly", "{base64url:40-48}"));

  private WorkKeys() {}
}
