package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of platforms that build, ship and run applications. */
final class PlatformKeys {

  static final List<Detector> ALL = Service.family("deploys code in its owner's name",
      service("heroku-key", "Heroku dev center, Authentication")
          .shaped("HRKU-{base64url:58-64}",
              "HRKU-{lower_hex:8}-{lower_hex:4}-{lower_hex:4}-{lower_hex:4}-{lower_hex:12}")
          .named("heroku", "{uuid}"),
      service("netlify-token", "Netlify docs, Access tokens")
          .shaped("nfp_{alnum:36}")
          .named("netlify", "{token:40-46}"),
      service("vercel-token", "Vercel docs, Access tokens")
          .shaped("vcp_{alnum:20-60}", "vck_{alnum:20-60}")
          .named("vercel|zeit", "{alnum:24}"),
      service("fly-token", "Fly.io docs, Access tokens")
          .shaped("fo1_{base64url:43}", "fm1a_{base64:100-2000}", "fm1r_{base64:100-2000}",
              "fm2_{base64:100-2000}"),
      service("render-key", "Render docs, API keys")
          .shaped("rnd_{alnum:28-40}"),
      service("railway-token", "Railway docs, Public API")
          .named("railway", "{uuid}"),
      service("scalingo-token", "Scalingo docs, API tokens")
          .shaped("tk-us-{base64url:48}"),
      service("openshift-token", "OpenShift docs, OAuth access tokens")
          .shaped("sha256~{base64url:43}"),
      service("rancher-token", "Rancher docs, API keys")
          .named("rancher|cattle", "token-{lower_alnum:5}:{lower_alnum:54}"),
      service("pulumi-token", "Pulumi docs, Access tokens")
          .shaped("pul-{lower_hex:40}"),
      service("terraform-token", "HashiCorp docs, HCP Terraform API tokens")
          .shaped("{alnum:14}.atlasv1.{token:60-70}"),
      service("terraform-login", "HashiCorp docs, Terraform passwords")
          .named("administrator_login_password", "{token:8-64}"),
      service("spacelift-key", "Spacelift docs, API keys")
          .named("spacelift", "{lower_hex:64}"),
      service("infracost-key", "Infracost docs, API keys")
          .shaped("ico-{alnum:32}"),
      service("harness-key", "Harness docs, API keys")
          .shaped("pat.{base64url:22}.{alnum:24}.{alnum:20}", "sat.{base64url:22}.{alnum:24}.{alnum:20}"),
      service("octopus-deploy-key", "Octopus Deploy docs, API keys")
          .shaped("API-{upper_alnum:25-31}"),
      service("launchdarkly-key", "LaunchDarkly docs, API access tokens")
          .shaped("api-{uuid}", "sdk-{uuid}", "mob-{uuid}")
          .named("launchdarkly|launch_darkly", "{token:40}"),
      service("split-key", "Split docs, SDK API keys")
          .named("split_api|splitio|split_io", "{alnum:36-40}"),
      service("statsig-key", "Statsig docs, API keys")
          .shaped("secret-{alnum:43}"),
      service("flagsmith-key", "Flagsmith docs, Server-side SDKs")
          .shaped("ser.{alnum:22}"),
      service("convex-key", "Convex docs, Deploy keys")
          .named("convex", "{token:60-200}"),
      service("supabase-key", "Supabase docs, API keys")
          .shaped("sbp_{lower_hex:40}", "sb_secret_{base64url:22-40}"),
      service("firebase-key", "Firebase docs, Cloud Messaging legacy keys")
          .shaped("AAAA{base64url:7}:{base64url:140}"),
      service("ngrok-token", "ngrok docs, Authtokens")
          .named("ngrok", "{digits:1}{alnum:26}_{alnum:20-22}", "{alnum:27}_{alnum:20-22}"),
      service("tailscale-key", "Tailscale docs, Auth keys")
          .shaped("tskey-{letters:3-9}-{alnum:8-20}-{alnum:20-40}", "tskey-{alnum:12-40}"),
      service("defined-networking-key", "Defined Networking docs, API")
          .shaped("dnkey-{token:26}-{token:52}", "dnkey-{token:60-90}"),
      service("meraki-key", "Cisco Meraki docs, Dashboard API")
          .named("meraki|cisco_meraki|cisco-meraki", "{lower_hex:40}"),
      service("settlemint-token", "SettleMint docs, Access tokens")
          .shaped("sm_pat_{alnum:16}", "sm_aat_{alnum:16}", "sm_sat_{alnum:16}"),
      service("prefect-key", "Prefect docs, API keys")
          .shaped("pnu_{alnum:36}"),
      service("astronomer-token", "Astronomer docs, API tokens")
          .named("astronomer|astro_", "{token:100-1000}"),
      service("modal-token", "Modal docs, Tokens")
          .shaped("ak-{alnum:22}", "as-{alnum:22}"),
      service("cloudsmith-key", "Cloudsmith docs, API keys")
          .named("cloudsmith", "{lower_hex:40}"));

  private PlatformKeys() {}
}
