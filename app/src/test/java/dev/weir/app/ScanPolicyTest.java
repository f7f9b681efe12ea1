package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Loaded;
import dev.weir.policy.PolicyFile;
import dev.weir.scan.finding.Call;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Recipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that a scan writes: what was found may leave, and nothing else. */
final class ScanPolicyTest {

  @TempDir
  Path folder;

  private ToldScans scans = new ToldScans(Path.of(""));

  @BeforeEach
  void source() throws IOException {
    scans = new ToldScans(folder).begun();
  }

  @Test
  void writesAPolicyThatTheCheckerAccepts() throws IOException {
    scans.finding("POST", "https://api.openai.com/v1/chat/completions?x=1", "OpenAI", "api.openai.com",
        Category.AI,
        "EMAIL");
    scans.finding("GET", "https://api.openai.com/v1/models/*", "OpenAI", "api.openai.com", Category.AI,
        "PROMPT");
    scans.finding("PUT", "https://*.s3.amazonaws.com/*", "Amazon Web Services", "*.s3.amazonaws.com",
        Category.CLOUD, "FILE");
    scans.finding("PUT", "https://logs.s3.amazonaws.com/b/x-*", "Amazon Web Services", "*", Category.CLOUD,
        "FILE");
    scans.finding("", "http://127.0.0.1:9000/in", "Local", "127.0.0.1", Category.LOCAL, "US_SSN");
    scans.finding("POST", "https://api.openai.com/v1/chat/completions", "OpenAI", "api.openai.com",
        Category.AI,
        "SECRET");
    scans.finding("POST", "https://*", "Unknown", "*", Category.UNKNOWN, "SECRET");
    scans.finding("POST", "smtp://mail.example.com", "Unknown", "mail.example.com", Category.UNKNOWN,
        "EMAIL");
    scans.finding("POST", "https://a b\"\n- x: {/", "Unknown", "\"\n*", Category.UNKNOWN, "odd\n");
    scans.findings().add(ToldScans.finding(new Call("stripe.Charge.create", "", List.of()),
        Recipient.of("Stripe", "api.stripe.com", Category.PAYMENTS), "CREDIT_CARD"));
    Path policy = folder.resolve("out.yaml");
    assertThat(scans.run("scan", scans.source().toString(), "--policy", policy.toString())).isEqualTo(1);
    String yaml = Files.readString(policy);
    assertThat(PolicyFile.load(policy)).as(yaml).isInstanceOf(Loaded.Ok.class);
    assertThat(scans.run("check", policy.toString())).isZero();
    assertThat(yaml).contains("""
          openai:
            hosts: ["api.openai.com"]
            category: ai
            allow:
              - {methods: [GET], paths: ["/v1/models/*"]}
              - {methods: [POST], paths: ["/v1/chat/completions"]}
        """, """
          amazon-web-services:
            hosts: ["logs.s3.amazonaws.com"]
            category: cloud
            allow:
              - {methods: [PUT], paths: ["/b/*"]}
        """, """
            hosts: ["*.s3.amazonaws.com"]
            category: cloud
            allow:
              - {methods: [PUT], paths: ["/**"]}
        """, """
            ports: [9000]
            addresses: {allow: ["127.0.0.1/32"]}
        """, """
          - name: data-to-openai
            when: destination.name == "openai"
            data: {EMAIL: keep, "*": deny}
        """, "nobody knows where it goes: https://* (a.py:2)",
        "it is no HTTP: smtp://mail.example.com",
        "    hosts: [\"api.stripe.com\"]\n    category: payments\n  ");
  }

  @Test
  void writesAPolicyOfNothingWhereNothingLeaves() {
    Path policy = folder.resolve("out.yaml");
    scans.run("scan", scans.source().toString(), "--policy", policy.toString());
    assertThat(scans.run("check", policy.toString())).isZero();
    assertThat(scans.out()).contains("0 destinations");
  }
}
