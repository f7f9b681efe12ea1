package dev.weir.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {

  @ParameterizedTest
  @CsvSource({"https://api.stripe.com/v1/*, api.stripe.com", "http://u:p@h.io:80/x, h.io", "h.io:443, h.io",
    "h.io, h.io",
    "postgresql://u:p@db.h.io:5432/app, db.h.io", "https://*.sentry.io/1, *.sentry.io", "*, ''",
    "https://*, ''", "'', ''",
    "https://*/v1, ''", "http://[::1]:80/, [::1]", "https://h.io?x=1, h.io", "https://api.*, ''",
    "mongodb+srv://a:b@c.mongodb.net/x, c.mongodb.net",
    "https://h.io\\@evil.io/, h.io", "a b, ''", "../x, ''", "https://api-*.h.io/, api-*.h.io"})
  void findsTheHost(String url, String host) {
    assertThat(Hosts.of(url)).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({"HTTP://h.io, http", "h.io, ''", "*://h.io, *"})
  void findsTheScheme(String url, String scheme) {
    assertThat(Hosts.scheme(url)).isEqualTo(scheme);
  }

  @Test
  void knowsWhoseTheBucketsOfAnObjectStoreAre() {
    assertThat(Hosts.store("s3://logs/a.parquet")).contains("Amazon Web Services");
    assertThat(Hosts.store("gs://logs/a.parquet")).contains("Google Cloud");
    assertThat(Hosts.store("abfss://logs@acme/a")).contains("Microsoft Azure");
    assertThat(Hosts.store("https://logs.example.com")).isEmpty();
  }
}
