package dev.weir.audit.payload;

import dev.weir.audit.json.JsonLine;
import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.AuditEvent.Intent;
import dev.weir.model.AuditEvent.Outcome;
import dev.weir.model.net.Headers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Spells one exchange in the form that developer tools of browsers open: HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/),
 * and what Chrome adds to that ({@code _webSocketMessages}, {@code _resourceType}, {@code _transferSize}). What was not kept is left empty; there
 * is no credential in it, since none is kept.
 */
public final class Har {

  private static final String WEB = "HTTP/1.1";
  /** What is ASCII and has no place in a URI. */
  private static final String NO_URI = "\"<>\\^`{|}";
  private static final int SWITCHED = 101;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX")
      .withZone(ZoneOffset.UTC);

  private final JsonLine json = new JsonLine();

  private Har() {}

  /**
   * Returns the archive of one call.
   *
   * @param weir which version of Weir writes it
   */
  public static String of(Intent intent, Optional<Outcome> outcome, Seen seen, String weir) {
    return new Har().archive(intent, outcome, seen, weir);
  }

  private String archive(Intent intent, Optional<Outcome> outcome, Seen seen, String weir) {
    json.open('{').name("log").open('{').text("version", "1.2");
    json.name("creator").open('{').text("name", "Weir").text("version", weir).close('}');
    json.name("entries").open('[').next().open('{');
    long wait = outcome.map(Outcome::firstByte).map(Duration::toMillis).orElse(0L);
    long all = outcome.map(Outcome::total).map(Duration::toMillis).orElse(wait);
    Part answer = seen.part(Side.ANSWER);
    int status = answer.status() == 0 ? outcome.map(Outcome::status).orElse(0) : answer.status();
    json.text("startedDateTime", TIME.format(intent.at())).number("time", Math.max(wait, all));
    request(status, intent.asked(), seen.part(Side.REQUEST));
    response(status, outcome, answer);
    json.name("cache").open('{').close('}');
    json.name("timings").open('{').number("send", 0).number("wait", wait)
        .number("receive", Math.max(0, all - wait)).close('}');
    json.text("serverIPAddress", intent.dialled().toString());
    json.text("comment", "call " + intent.asked().call());
    json.text("_resourceType", status == SWITCHED ? "websocket" : "fetch");
    if (status == SWITCHED) {
      messages(seen.conversation());
    }
    return json.close('}').close(']').close('}').close('}').toString();
  }

  private void messages(Conversation conversation) {
    json.name("_webSocketMessages").open('[');
    for (Spoken spoken : conversation.spoken()) {
      json.next().open('{').text("type", spoken.sent() ? "send" : "receive")
          .number("time", BigDecimal.valueOf(spoken.at().toEpochMilli(), 3))
          .number("opcode", spoken.text() ? TEXT : BINARY)
          .text("data", spoken.content().orElseGet(() -> LookJson.base64(spoken.payload()))).close('}');
    }
    json.close(']');
  }

  private void request(int status, Asked asked, Part part) {
    String named = part.url().isEmpty()
        ? (asked.port() == 80 ? "http://" : "https://") + asked.host()
            + (asked.port() == 80 || asked.port() == 443 ? "" : ":" + asked.port()) + asked.pathTemplate()
        : part.url();
    String url = status == SWITCHED ? named.replaceFirst("http", "ws") : named;
    json.name("request").open('{').text("method", part.method().isEmpty() ? asked.method() : part.method())
        .text("url", uri(url)).text("httpVersion", WEB);
    fields(part.headers());
    query(url);
    if (!part.body().isEmpty()) {
      Optional<String> text = part.text();
      json.name("postData").open('{').text("mimeType", type(part)).name("params").open('[').close(']')
          .text("text", text.orElseGet(() -> LookJson.base64(part.body())));
      comment(part, text.isEmpty());
      json.close('}');
    }
    json.number("headersSize", -1).number("bodySize", part.body().length()).close('}');
  }

  private void response(int status, Optional<Outcome> outcome, Part part) {
    json.name("response").open('{').number("status", status).text("statusText", "").text("httpVersion", WEB);
    fields(part.headers());
    Optional<String> text = part.text();
    long received = outcome.map(Outcome::receivedBytes).orElse(-1L);
    long size = part.cut() ? Math.max(received, part.body().length()) : part.body().length();
    json.name("content").open('{').number("size", size).text("mimeType", type(part))
        .text("text", text.orElseGet(() -> LookJson.base64(part.body())));
    if (text.isEmpty()) {
      json.text("encoding", "base64");
    }
    comment(part, false);
    json.close('}').text("redirectURL", "").number("headersSize", -1).number("bodySize", received)
        .number("_transferSize", Math.max(0, received)).close('}');
  }

  /** Cookies are credentials: their fields are named among the headers, and nothing more. */
  private void fields(Headers headers) {
    json.name("cookies").open('[').close(']');
    LookJson.headers(json, headers);
  }

  private void query(String url) {
    json.name("queryString").open('[');
    int mark = url.indexOf('?');
    for (String field : mark < 0 ? List.<String>of() : List.of(url.substring(mark + 1).split("&", -1))) {
      int equals = field.indexOf('=');
      json.next().open('{').text("name", equals < 0 ? field : field.substring(0, equals))
          .text("value", equals < 0 ? "" : field.substring(equals + 1)).close('}');
    }
    json.close(']');
  }

  private void comment(Part part, boolean coded) {
    if (part.cut() || coded) {
      json.text("comment", (coded ? "in base64" : "") + (part.cut() && coded ? "; " : "")
          + (part.cut() ? "cut off: the body had more bytes" : ""));
    }
  }

  /** Returns a URL whose template, and what stands in the place of values, is spelled as URIs are (RFC 3986 section 2). */
  private static String uri(String url) {
    StringBuilder uri = new StringBuilder();
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f && NO_URI.indexOf(b) < 0) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return uri.toString();
  }

  private static String type(Part part) {
    return part.headers().first("Content-Type").orElse("");
  }
}
