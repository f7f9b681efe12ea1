package dev.weir.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {

  private static final Stored INTENT = new Stored(4, Events.intent(1));
  private static final Stored OUTCOME = new Stored(5, Events.outcome(1, 503));
  private static final Stored HOSTILE = new Stored(7,
      new AuditEvent.AdminChange(Events.START, "=cmd|' /C calc'!A0",
          "a|b\\c", "x=\"1\",\n\r2", "\u0000\u2028end"));

  @Test
  void writesCsvThatNoSpreadsheetRuns() {
    assertThat(Format.csv.head())
        .hasValueSatisfying(head -> assertThat(head).startsWith("sequence,at,event,call,caller,"));
    int columns = Flat.NAMES.size();
    assertThat(Format.csv.line(INTENT).split(",", -1)).hasSize(columns).contains("checkout", "openai",
        "redact", "2048");
    assertThat(Format.csv.line(OUTCOME).split(",", -1)).hasSize(columns).contains("503", "1830");
    assertThat(Format.csv.line(HOSTILE)).contains(",'=cmd|", "\"x=\"\"1\"\",  2\"").doesNotContain("\n",
        "\r");
  }

  @Test
  void writesCef() {
    assertThat(Format.cef.line(INTENT)).startsWith("CEF:0|Weir|weir|1|intent|redact|2|rt=1795327200124 ")
        .contains(" suser=checkout ", " dhost=api.openai.com ", " cs1=no-pii-to-ai fair-use cs1Label=rule",
            " dst=104.18.64.21", " act=redact");
    assertThat(Format.cef.line(HOSTILE)).startsWith("CEF:0|Weir|weir|1|admin-change|a\\|b\\\\c|2|")
        .contains("suser=\\=cmd|", "duser=x\\=\"1\"").doesNotContain("\n", "\r", "\u0000");
  }

  @Test
  void writesSyslog() {
    assertThat(Format.syslog.line(new Stored(3, Events.refusal(2))))
        .matches("<108>1 2026-11-22T06:00:00\\.125Z \\S+ weir - refusal - \\{.*}");
    assertThat(Format.syslog.line(HOSTILE)).startsWith("<109>1 ").doesNotContain("\n");
  }

  @Test
  void writesOtlp() {
    String record = Format.otlp.line(INTENT);
    assertThat(record).startsWith("{\"timeUnixNano\":\"1795327200124456000\",\"severityNumber\":9,")
        .contains("{\"key\":\"weir.caller\",\"value\":{\"stringValue\":\"checkout\"}}");
    assertThat(Format.otlp.body(new Shipment("log", List.of(INTENT, INTENT), true)))
        .startsWith("{\"resourceLogs\":[{\"resource\":")
        .endsWith("]}]}]}").contains("\"logRecords\":[{", "},{\"timeUnixNano\"");
  }

  @Test
  void writesWhatOcsfRequires() {
    assertThat(Format.ocsf.line(INTENT))
        .startsWith("{\"activity_id\":1,\"category_uid\":6,\"class_uid\":6003,"
            + "\"type_uid\":600301,\"severity_id\":1,\"time\":1795327200124,\"status_id\":1,")
        .contains(
            "\"metadata\":{\"version\":\"1.6.0\",\"product\":{\"name\":\"Weir\",\"vendor_name\":\"Weir\"}",
            "\"actor\":{\"user\":{\"name\":\"checkout\",\"credential_uid\":\"wk_7f3a9c21\",\"groups\":[{\"name\":\"payments\"}]}}",
            "\"api\":{\"operation\":\"POST /v1/chat/completions\",\"service\":{\"name\":\"openai\"}}",
            "\"src_endpoint\":{\"ip\":\"127.0.0.1\"}",
            "\"dst_endpoint\":{\"hostname\":\"api.openai.com\",\"port\":443,",
            "\"unmapped\":{", "\"kind\":\"EMAIL PHONE\"");
    assertThat(Format.ocsf.line(new Stored(4, Events.message(2, 1)))).contains("\"operation\":\"MESSAGE /")
        .doesNotContain("http_method");
    assertThat(Format.ocsf.line(new Stored(3, Events.refusal(2)))).contains("\"status_id\":2",
        "\"app_name\":\"unknown\"",
        "\"response\":{\"code\":401}", "\"status_detail\":");
    for (Stored other : List.of(OUTCOME, HOSTILE)) {
      assertThat(Format.ocsf.line(other)).contains("\"activity_id\":99", "\"type_uid\":600399",
          "\"activity_name\":",
          "\"actor\":{", "\"api\":{\"operation\":", "\"src_endpoint\":{\"name\":\"weir\"}");
    }
  }
}
