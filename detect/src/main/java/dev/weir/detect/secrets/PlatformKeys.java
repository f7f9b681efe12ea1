package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.of;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of platforms that build, ship and run applications. */
final class PlatformKeys {

  static final List<Detector> ALL = Service.family("deploys code in its owner's name",
          of("heroku-key", "Heroku dev center, Authentication")
              .shaped("HRKU-{base64url:58-64}")
              .named("heroku", "{uuid}"),
          of("netlify-token", "Netlify docs, Access tokens")
              .shaped("nfp_{alnum:36}")
              .named("netlify", "{token:40-46}"),
          of("vercel-token", "Vercel docs, Access tokens")
              .shaped("vcp_{alnum:20-60}", "vck_{alnum:20-60}")
              .named("vercel|zeit", "{alnum:24}"),
          of("fly-token", "Fly.io docs, Access tokens")
              .shaped("fo1_{base64url:43}", "fm1a_{base64:100-2000}", "fm1r_{base64:100-2000}", "fm2_{base64:100-2000}"),
          of("render-key", "Render docs, API keys")
              .shaped("rnd_{alnum:28-40}"),
          of("railway-token", "Railway docs, Public API")
              .named("railway", "{uuid}"),
          of("scalingo-token", "Scalingo docs, API tokens")
              .shaped("tk-us-{base64url:48}"),
          of("openshift-token", "OpenShift docs, OAuth access tokens")
              .shaped("sha256~{base64url:43}"),
          of("rancher-token", "Rancher docs, API keys")
              .named("rancher|cattle", "token-{lower_alnum:5}:{lower_alnum:54}"),
          of("pulumi-token", "Pulumi docs, Access tokens")
              .shaped("pul-{lower_hex:40}"),
          of("terraform-token", "HashiCorp docs, HCP Terraform API tokens")
              .shaped("{alnum:14}.atlasv1.{token:60-70}"),
          of("terraform-login", "HashiCorp docs, Terraform passwords")
              .named("administrator_login_password", "{token:8-64}"),
          of("spacelift-key", "Spacelift docs, API keys")
              .named("spacelift", "{lower_hex:64}"),
          of("infracost-key", "Infracost docs, API keys")
              .shaped("ico-{alnum:32}"),
          of("harness-key", "Harness docs, API keys")
              .shaped("pat.{base64url:22}.{alnum:24}.{alnum:20}", "sat.{base64url:22}.{alnum:24}.{alnum:20}"),
          of("octopus-deploy-key", "Octopus Deploy docs, API keys")
              .shaped("API-{upper_alnum:25-31}"),
          of("launchdarkly-key", "LaunchDarkly docs, API access tokens")
              .shaped("api-{uuid}", "sdk-{uuid}", "mob-{uuid}")
              .named("launchdarkly|launch_darkly", "{token:40}"),
          of("split-key", "Split docs, SDK API keys")
              .named("split_api|splitio|split_io", "{alnum:36-40}"),
          of("statsig-key", "Statsig docs, API keys")
              .shaped("secret-{alnum:43}"),
          of("flagsmith-key", "Flagsmith docs, Server-side SDKs")
              .shaped("ser.{alnum:22}"),
          of("convex-key", "Convex docs, Deploy keys")
              .named("convex", "{token:60-200}"),
          of("supabase-key", "Supabase docs, API keys")
              .shaped("sbp_{lower_hex:40}", "sb_secret_{base64url:22-40}"),
          of("firebase-key", "Firebase docs, Cloud Messaging legacy keys")
              .shaped("AAAA{base64url:7}:{base64url:140}"),
          of("ngrok-token", "ngrok docs, Authtokens")
              .named("ngrok", "{digits:1}{alnum:26}_{alnum:20-22}", "{alnum:27}_{alnum:20-22}"),
          of("tailscale-key", "Tailscale docs, Auth keys")
              .shaped("tskey-{letters:3-9}-{alnum:8-20}-{alnum:20-40}", "tskey-{alnum:12-40}"),
          of("defined-networking-key", "Defined Networking docs, API")
              .shaped("dnkey-{token:26}-{token:52}", "dnkey-{token:60-90}"),
          of("meraki-key", "Cisco Meraki docs, Dashboard API")
              .named("meraki|cisco_meraki|cisco-meraki", "{lower_hex:40}"),
          of("settlemint-token", "SettleMint docs, Access tokens")
              .shaped("sm_pat_{alnum:16}", "sm_aat_{alnum:16}", "sm_sat_{alnum:16}"),
          of("prefect-key", "Prefect docs, API keys")
              .shaped("pnu_{alnum:36}"),
          of("astronomer-token", "Astronomer docs, API tokens")
              .named("astronomer|astro_", "{token:100-1000}"),
          of("modal-token", "Modal docs, Tokens")
              .shaped("ak-{alnum:22}", "as-{alnum:22}"),
          of("cloudsmith-key", "Cloudsmith docs, API keys")
              .named("cloudsmith", "{lower_hex:40}"));

  private PlatformKeys() {}
}
