package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.Browser.Got;
import dev.weir.admin.account.Role;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.payload.Payloads;
import dev.weir.audit.retain.Holds;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.AuditEvent.Intent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.Head;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.capture.Captures;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Target;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.AdminRule.TwoPerson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of calls over the API: who may see it, what is on record of that, and what takes two to erase. */
final class PayloadsApiTest {

  private static final RuleRef KEEP = new RuleRef("keep");
  private static final CallId CALL = new CallId("01M82WNCW0BJMX9F57VS1GT237");
  private static final String READ = "/api/audit/calls/" + CALL + "/payload";
  private static final String ERASURES = "/api/audit/erasures";
  private static final String WHY = "{\"reason\":\"ticket 7\"}";

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private Browser ann;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data, new AdminRule(Optional.empty(), Optional.empty(), false,
        AdminRule.Lasting.USUAL, Optional.empty(), Set.of(TwoPerson.ERASE)));
    office.administration().add(office.payloads(data).routes());
    server = office.served();
    keepOneCall();
    ann = office.signedIn(server, "ann", Role.ADMIN);
  }

  private void keepOneCall() throws Exception {
    Asked asked = new Asked(CALL, Optional.empty(), new Principal.Caller("shop", "sales", Optional.empty()),
        Ip.v4(1), Entry.GATEWAY, "up", "up.test", 443, "POST", "/v1", 5, Coverage.FULL, Map.of(),
        List.of(KEEP), KEEP, "", "hash");
    try (SegmentLog log = SegmentLog.open(data, office.clock(), LogKey.of(office.vault().logSeed()));
        Payloads payloads = Payloads.start(data, office.vault().payloads(), log, office.clock())) {
      log.append(new Intent(office.clock().instant(), asked, Ip.v4(1), 0, Optional.empty()));
      payloads.request(
          new Captures.Context(CALL, office.clock().instant(), new Subject("shop", "sales"), "up", "/v1",
              Set.of(5L)),
          new CaptureTerms(KEEP, true, true, 100, Duration.ofDays(1), CaptureTerms.ALL, false),
          new Head("POST", new Target(Origin.parse("https://up.test").orElseThrow(), "/v1", "", false),
              Headers.NONE),
          Bytes.utf8("what was said"));
    }
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void isShownToAPersonWithAReasonAndThatIsOnRecordFirst() throws Exception {
    assertThat(ann.post(READ, "{}").status()).isEqualTo(400);
    Got seen = ann.post(READ, WHY);
    assertThat(seen.json().at("/parts/0/text").stringValue()).isEqualTo("what was said");
    assertThat(seen.json().at("/parts/0/state").stringValue()).isEqualTo("kept");
    assertThat(seen.json().at("/har/log/version").stringValue()).isEqualTo("1.2");
    assertThat(office.records()).contains("ann: payload read " + CALL + ", request: ticket 7");
    assertThat(ann.post("/api/audit/calls/none/payload", WHY).status()).isEqualTo(404);
  }

  @Test
  void toSeeItTakesAFreshProof() throws Exception {
    office.clock().advance(Duration.ofMinutes(6));
    assertThat(ann.post(READ, WHY).status()).isEqualTo(403);
    assertThat(office.records()).noneMatch(line -> line.contains("payload read"));
  }

  @Test
  void isErasedByTwoAndTheValueIsOnNoRecord() throws Exception {
    Browser ben = office.signedIn(server, "ben", Role.ADMIN);
    String body = "{\"subject\":\"value:alice\",\"reason\":\"she asked\"}";
    Got asked = ann.post(ERASURES, body);
    assertThat(asked.status()).isEqualTo(202);
    assertThat(ben.send("PUT", "/api/approvals/" + asked.text("approval"), "{\"approve\":true}").status())
        .isEqualTo(204);
    String approved = ERASURES + "?approval=" + asked.text("approval");
    assertThat(ann.post(approved, body.replace("alice", "somebody")).status()).as("another one")
        .isEqualTo(403);
    Got erased = ann.post(approved, body);
    assertThat(erased.json().path("parts").asInt()).isEqualTo(1);
    assertThat(ann.post(READ, WHY).json().at("/parts/0/state").stringValue()).isEqualTo("gone");
    assertThat(String.join("\n", office.records())).contains("ann: payloads erased value 0000000000000005")
        .contains("she asked").doesNotContain("alice");
  }

  @Test
  void whatIsHeldIsNotErased() throws Exception {
    close();
    office = new Office(data);
    office.administration().add(office.payloads(data).routes());
    server = office.served();
    Browser zoe = office.signedIn(server, "zoe", Role.ADMIN);
    Holds.of(data).add(new Holds.Hold("case-7", Period.ALL, "asked for"));
    Got refused = zoe.post(ERASURES, "{\"subject\":\"caller:shop\",\"reason\":\"x\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("held by case-7");
    assertThat(zoe.post(ERASURES, "{\"subject\":\"shop\",\"reason\":\"x\"}").text("detail"))
        .contains("caller:NAME");
  }
}
