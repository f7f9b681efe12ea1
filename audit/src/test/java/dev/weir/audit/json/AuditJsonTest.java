package dev.weir.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Stored;
import dev.weir.audit.search.Hit;
import dev.weir.model.AuditEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditJsonTest {

  private static final String ASKED = """
      "peer":"127.0.0.1","entry":"intercepted","destination":"openai","host":"api.openai.com","port":443,\
      "method":"POST","path":"/v1/chat/completions","body_bytes":2048,"inspected":"full",\
      "kinds":{"EMAIL":2,"PHONE":1},"rule":"no-pii-to-ai","rules":["no-pii-to-ai","fair-use"],\
      "reason":"personal data is rewritten",\
      "config":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"""";
  private static final String OUTCOME = """
      "status":200,"sent_bytes":2104,"received_bytes":1830,"first_byte_us":48123,"total_us":51654,"restored":2,"attempts":1""";

  @Test
  void spellsACallWithItsOutcome() {
    Hit hit = new Hit(new Stored(7, Events.intent(1)), Optional.of(Events.outcome(1, 200)));
    assertThat(AuditJson.line(hit)).isEqualTo(
        """
            {"sequence":7,"at":"2026-11-22T06:00:00.124456Z","event":"intent","call":"01JD9Q00000000000000000001",\
            "decision":"redact","caller":"checkout","team":"payments","key":"wk_7f3a9c21","""
            + ASKED + """
                ,"dialled":"104.18.64.21","rewritten":3,"outcome":{"at":"2026-11-22T06:00:00.124456Z","""
            + OUTCOME + "}}");
  }

  @Test
  void spellsARefusal() {
    assertThat(AuditJson.line(new Stored(8, Events.refusal(1)))).isEqualTo(
        """
            {"sequence":8,"at":"2026-11-22T06:00:00.124456Z","event":"refusal","call":"01JD9Q00000000000000000001",\
            "decision":"deny","unknown":"no key was shown","""
            + ASKED + ",\"status\":401}");
  }

  @Test
  void namesTheCallAroundAMessage() {
    assertThat(AuditJson.line(new Stored(8, Events.message(2, 1)))).contains("""
        "call":"01JD9Q00000000000000000002","within":"01JD9Q00000000000000000001","decision":"allow",""");
  }

  @Test
  void spellsAnOutcomeAlone() {
    assertThat(AuditJson.line(new Stored(9, Events.outcome(1, 200)))).isEqualTo(
        """
            {"sequence":9,"at":"2026-11-22T06:00:00.124456Z","event":"outcome","call":"01JD9Q00000000000000000001",\
            """
            + OUTCOME + "}");
  }

  @Test
  void spellsTheDenialThatWouldHaveBeen() {
    assertThat(AuditJson.line(new Stored(1, Events.shadowed(1))))
        .contains("\"decision\":\"shadow-deny\"")
        .endsWith("""
            "dialled":"::1:0:0:0:2","rewritten":0,\
            "shadow":{"rule":"office-hours","reason":"batch runs after six","status":403}}""");
  }

  @Test
  void spellsANotice() {
    assertThat(AuditJson.line(new Stored(5, Events.notice(1)))).contains("\"event\":\"notice\"").endsWith("""
        "caller":"checkout","destination":"openai","rule":"answers","what":"answer.canary",\
        "reason":"the answer holds a canary","action":"denied"}""");
  }

  @Test
  void spellsTheKeysAboveTheFingerprintsAndWhatItCost() {
    assertThat(AuditJson.line(new Stored(5, Events.bySubKey(1)))).contains("""
        "key":"ws_9","key_chain":["wk_7f3a9c21","ws_8"],""", """
        "fingerprints":["000000000000004d","fffffffffffffffe"],"rule":""");
    assertThat(AuditJson.line(new Stored(5, Events.charged(1, 1, true)))).endsWith("""
        "tls":"TLSv1.3","cipher":"TLS_AES_128_GCM_SHA256","alpn":"h2","certificate":"%s",\
        "tokens_in":1200,"tokens_out":300,"nano_usd":6000000}""".formatted("ab".repeat(32)));
    assertThat(AuditJson.line(new Stored(5, Events.charged(1, 1, false)))).doesNotContain("nano_usd");
  }

  @Test
  void escapesWhatWouldBreakALine() {
    AuditEvent change = new AuditEvent.AdminChange(Events.START, "a\"b\\c", "\n\u0000", "é😀\ud800",
        "\u2028");
    assertThat(AuditJson.line(new Stored(2, change))).isEqualTo("""
        {"sequence":2,"at":"2026-11-22T06:00:00.123456Z","event":"admin-change","actor":"a\\"b\\\\c",\
        "action":"\\u000a\\u0000","subject":"é😀\\ud800","detail":"\\u2028"}""");
  }
}
