package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of databases, warehouses and search engines. */
final class DataKeys {

  static final List<Detector> ALL = Service.family("reads and changes its owner's data",
      service("planetscale-token", "PlanetScale docs, Service tokens")
          .shaped("pscale_tkn_{token:32-64}", "pscale_pw_{token:32-64}", "pscale_oauth_{token:32-64}"),
      service("databricks-token", "Databricks docs, Personal access tokens")
          .shaped("dapi{lower_hex:32}-{digits:1}", "dapi{lower_hex:32}", "dose{lower_hex:32}",
              "dkea{lower_hex:32}"),
      service("snowflake-token", "Snowflake docs, Programmatic access tokens")
          .named("snowflake", "ver:1-hint:{digits:4-20}-{token:60-400}"),
      service("clickhouse-key", "ClickHouse Cloud docs, API keys")
          .named("clickhouse", "4b1d{alnum:38}"),
      service("confluent-key", "Confluent docs, API keys")
          .shaped("cflt{base64:56-60}")
          .named("confluent", "{base64:64}", "{alnum:64}", "{alnum:16}"),
      service("mongodb-atlas-key", "MongoDB Atlas docs, API keys")
          .shaped("mdb_sa_sk_{base64url:40}")
          .named("atlas|mongodb_atlas", "{uuid}"),
      service("cloudant-key", "IBM Cloudant docs, Legacy credentials")
          .named("cloudant|clou_|clou-|clou", "{lower_hex:64}", "{letters:24}"),
      service("redis-cloud-key", "Redis Cloud docs, API keys")
          .named("redis_cloud|rediscloud", "{lower_alnum:50-54}"),
      service("upstash-token", "Upstash docs, REST API")
          .named("upstash", "{base64url:50-120}=", "{base64url:50-120}"),
      service("neon-key", "Neon docs, API keys")
          .shaped("napi_{lower_alnum:64}", "npg_{alnum:12-20}"),
      service("turso-token", "Turso docs, API tokens")
          .named("turso|libsql", "eyJ{dotted:100-600}"),
      service("fauna-key", "Fauna docs, Keys")
          .shaped("fnA{base64url:37}"),
      service("aiven-token", "Aiven docs, Service passwords")
          .shaped("AVNS_{base64url:19}"),
      service("cockroach-key", "CockroachDB docs, Service accounts")
          .shaped("CCDB1_{alnum:22}_{alnum:40}"),
      service("couchbase-key", "Couchbase docs, Capella keys")
          .named("couchbase", "{base64:44}", "{base64:64}"),
      service("tinybird-token", "Tinybird docs, Auth tokens")
          .shaped("p.eyJ{base64url:60-200}.{base64url:30-60}"),
      service("algolia-key", "Algolia docs, API keys")
          .named("algolia|x-algolia", "{lower_alnum:32}"),
      service("meilisearch-key", "Meilisearch docs, API keys")
          .named("meili", "{lower_hex:64}", "{base64url:43}"),
      service("typesense-key", "Typesense docs, API keys")
          .named("typesense", "{alnum:32}"),
      service("elastic-app-search-key", "Elastic docs, App Search keys")
          .shaped("private-{lower_alnum:24}"),
      service("airtable-token", "Airtable docs, Personal access tokens")
          .shaped("pat{alnum:14}.{lower_hex:64}")
          .named("airtable", "key{alnum:14}", "{alnum:17}"),
      service("contentful-token", "Contentful docs, Authentication")
          .shaped("CFPAT-{base64url:43}")
          .named("contentful", "{base64url:43}", "{token:43}"),
      service("contentstack-token", "Contentstack docs, Tokens")
          .shaped("blt{lower_hex:16}")
          .named("contentstack", "cs{lower_hex:40}"),
      service("sanity-token", "Sanity docs, API tokens")
          .named("sanity", "sk{alnum:150-200}"),
      service("storyblok-token", "Storyblok docs, Access tokens")
          .named("storyblok", "{alnum:22}tt"),
      service("datocms-token", "DatoCMS docs, API tokens")
          .named("dato", "{lower_hex:30}"),
      service("prismic-token", "Prismic docs, Access tokens")
          .named("prismic", "{base64url:60-100}"),
      service("fivetran-key", "Fivetran docs, API keys")
          .named("fivetran", "{alnum:16}", "{alnum:32}"),
      service("dbt-token", "dbt docs, Service tokens")
          .shaped("dbtc_{base64url:36-60}", "dbts_{base64url:36-60}", "dbtu_{base64url:36-60}"),
      service("hashicorp-vault-token", "HashiCorp Vault docs, Tokens")
          .shaped("hvs.{base64url:24-300}", "hvb.{base64url:130-300}", "hvr.{base64url:90-300}")
          .named("vault", "s.{alnum:24}", "b.{base64url:90-300}"),
      service("doppler-token", "Doppler docs, Token formats")
          .shaped("dp.pt.{alnum:40-44}", "dp.st.{dotted:40-80}", "dp.ct.{alnum:40-44}", "dp.sa.{alnum:40-44}",
              "dp.scim.{alnum:40-44}", "dp.audit.{alnum:40-44}"),
      service("infisical-token", "Infisical docs, Service tokens")
          .shaped("st.{lower_hex:24}.{lower_hex:32}.{lower_hex:32}"),
      service("akeyless-key", "Akeyless docs, API keys")
          .named("akeyless", "{base64:43}=", "p-{lower_alnum:12}"),
      service("onepassword-token", "1Password docs, Service accounts and Secret Keys")
          .shaped("ops_eyJ{base64:250-2000}",
              "A3-{upper_alnum:6}-{upper_alnum:6}-{upper_alnum:5}-{upper_alnum:5}-{upper_alnum:5}-{upper_alnum:5}",
              "A3-{upper_alnum:6}-{upper_alnum:11}-{upper_alnum:5}-{upper_alnum:5}-{upper_alnum:5}"),
      service("bitwarden-token", "Bitwarden docs, Secrets Manager")
          .named("bws_access|bitwarden", "0.{uuid}.{alnum:30}:{base64:24}"),
      service("age-key", "age specification")
          .shaped("AGE-SECRET-KEY-1{upper_alnum:58}"),
      service("sops-key", "age specification, plugins")
          .shaped("AGE-PLUGIN-{upper_alnum:4-20}-{upper_alnum:20-200}"));

  private DataKeys() {}
}
