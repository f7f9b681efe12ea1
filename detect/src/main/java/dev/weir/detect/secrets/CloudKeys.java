package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of clouds that rent machines, storage and networks. */
final class CloudKeys {

  static final List<Detector> ALL = Service.family("controls servers and what they hold",
      service("aws-access-key", "AWS IAM user guide, IAM identifiers")
          .shaped("AKIA{upper_alnum:16}", "ASIA{upper_alnum:16}", "ABIA{upper_alnum:16}",
              "ACCA{upper_alnum:16}", "A3T{upper_alnum:17}"),
      service("aws-secret-key", "AWS IAM user guide, Access keys")
          .named("aws|secret_access_key|secretaccesskey|secret_key|secretkey", "{base64:40}"),
      service("aws-session-token", "AWS STS, Temporary security credentials")
          .named("aws_session|sessiontoken|session_token|aws_security", "{base64:100-2000}"),
      service("aws-bedrock-key", "Amazon Bedrock user guide, API keys")
          .shaped("ABSK{base64:100-270}", "bedrock-api-key-{base64:40-2000}"),
      service("aws-mws-token", "Amazon MWS developer guide")
          .shaped("amzn.mws.{uuid}"),
      service("azure-storage-key", "Azure storage docs, Connection strings")
          .named("accountkey|account_key|azure_storage|storage_key|storagekey", "{base64:86}==",
              "{base64:88}"),
      service("azure-shared-access-key", "Azure Service Bus docs, Connection strings")
          .named("sharedaccesskey|shared_access_key", "{base64:43}=", "{base64:44}"),
      service("azure-sas-signature", "Azure storage docs, Shared access signatures")
          .named("sig", "{base64:43}=", "{alnum:30-50}%3D"),
      service("azure-devops-token", "Azure DevOps docs, Personal access tokens")
          .shaped("AZDO{alnum:76-80}")
          .named("azure_devops|azuredevops|ado_pat|ado_token|vsts", "{lower_alnum:52}"),
      service("azure-openai-key", "Azure OpenAI docs, Keys")
          .named("azure_openai|azureopenai|ocp-apim-subscription|ocp_apim", "{lower_hex:32}", "{alnum:84}"),
      service("google-api-key", "Google Cloud docs, API keys")
          .shaped("AIza{base64url:35}"),
      service("google-oauth-token", "Google identity docs, OAuth 2.0")
          .shaped("ya29.{base64url:30-300}", "GOCSPX-{base64url:28}"),
      service("digitalocean-token", "DigitalOcean API reference, Authentication")
          .shaped("dop_v1_{lower_hex:64}", "doo_v1_{lower_hex:64}", "dor_v1_{lower_hex:64}"),
      service("digitalocean-spaces-key", "DigitalOcean docs, Spaces access keys")
          .shaped("DO00{upper_alnum:16}"),
      service("alibaba-access-key", "Alibaba Cloud docs, AccessKey pair")
          .shaped("LTAI{alnum:12-26}"),
      service("alibaba-secret-key", "Alibaba Cloud docs, AccessKey pair")
          .named("alibaba|aliyun|alicloud|oss_secret", "{alnum:30}"),
      service("tencent-secret", "Tencent Cloud docs, API keys")
          .shaped("AKID{alnum:32}")
          .named("tencent", "{alnum:32}"),
      service("ibm-cloud-key", "IBM Cloud docs, API keys")
          .named("ibm|iam_|iam-|iamapikey|bluemix|cloud_api|cloud-api|cloud_iam|apikey", "{base64url:44}"),
      service("ibm-cos-key", "IBM Cloud Object Storage docs, HMAC credentials")
          .named("cos_|cos-|ibm_cos|ibm-cos|secret_access|secret-access|secretaccess", "{lower_hex:48}"),
      service("softlayer-key", "IBM Cloud docs, Classic infrastructure API keys")
          .named("softlayer|sl_api|sl-api|slapi", "{lower_alnum:64}"),
      service("oracle-token", "Oracle Cloud docs, Auth tokens")
          .named("oci_|oracle_cloud", "{base64:20}"),
      service("linode-token", "Linode API docs, Personal access tokens")
          .named("linode", "{lower_hex:64}"),
      service("vultr-key", "Vultr API docs, Authentication")
          .named("vultr", "{upper_alnum:36}"),
      service("hetzner-token", "Hetzner Cloud API docs, Authentication")
          .named("hetzner|hcloud", "{alnum:64}"),
      service("scaleway-key", "Scaleway docs, API keys")
          .shaped("SCW{upper_alnum:17}")
          .named("scaleway|scw_", "{uuid}"),
      service("ovh-key", "OVHcloud docs, First steps with the API")
          .named("ovh", "{alnum:32}", "{alnum:16}"),
      service("exoscale-key", "Exoscale docs, API keys")
          .shaped("EXO{lower_hex:24}")
          .named("exoscale", "{base64url:43}"),
      service("upcloud-token", "UpCloud docs, API tokens")
          .shaped("ucat_{upper_alnum:26}"),
      service("yandex-key", "Yandex Cloud docs, API keys")
          .shaped("AQVN{base64url:35-38}", "YCAJE{base64url:20}", "YC{base64url:38}",
              "t1.{word:40-200}.{base64url:86}="),
      service("yandex-token", "Yandex ID docs, OAuth tokens")
          .shaped("y0_{base64url:55}")
          .named("yandex", "t1.{token:60-300}", "AQVN{base64url:35-38}", "YC{base64url:38}"),
      service("cloudflare-key", "Cloudflare docs, API keys")
          .shaped("v1.0-{lower_hex:24}-{lower_hex:146}")
          .named("cloudflare|cf_api", "{lower_hex:37}", "{base64url:40}"),
      service("backblaze-key", "Backblaze docs, Application keys")
          .shaped("K00{digits:1}{base64:27}"),
      service("akamai-token", "Akamai docs, API credentials")
          .shaped("akab-{alnum:16}-{alnum:16}"),
      service("wasabi-key", "Wasabi docs, Access keys")
          .named("wasabi", "{upper_alnum:20}", "{alnum:40}"),
      service("fastly-token", "Fastly docs, API tokens")
          .named("fastly", "{base64url:32}", "{token:32}"));

  private CloudKeys() {}
}
