package dev.weir.audit.export;

import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Forms of plain text. No text from outside ends a line or a field early. */
final class Lines {

  private static final DateTimeFormatter RFC_3339 = DateTimeFormatter
      .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What CEF calls what; labels are of the custom fields that it leaves to each vendor. */
  private static final Map<String, String> CEF = cefNames();

  private static final int FACILITY_AUDIT = 13;

  private Lines() {}

  private static Map<String, String> cefNames() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("call", "externalId");
    names.put("decision", "act");
    names.put("caller", "suser");
    names.put("actor", "suser");
    names.put("peer", "src");
    names.put("host", "dhost");
    names.put("dialled", "dst");
    names.put("port", "dpt");
    names.put("method", "requestMethod");
    names.put("path", "request");
    names.put("reason", "reason");
    names.put("fault", "reason");
    names.put("sent_bytes", "out");
    names.put("received_bytes", "in");
    names.put("subject", "duser");
    names.put("detail", "msg");
    names.put("rule", "cs1");
    names.put("kind", "cs2");
    names.put("team", "cs3");
    names.put("destination", "cs4");
    names.put("config", "cs5");
    names.put("status", "cn1");
    names.put("sequence", "cn2");
    return names;
  }

  static String csv(Stored stored) {
    Map<String, String> flat = Flat.of(stored);
    return csv(Flat.NAMES.stream().map(name -> flat.getOrDefault(name, "")).toList());
  }

  static String csv(List<String> cells) {
    return cells.stream().map(Lines::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    String line = oneLine(text);
    String safe = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    return safe.indexOf(',') < 0 && safe.indexOf('"') < 0 ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** Returns an event in the form of the CEF implementation standard, version 25. */
  static String cef(Stored stored) {
    Map<String, String> flat = Flat.of(stored);
    String what = flat.getOrDefault("action", flat.getOrDefault("decision", Flat.name(stored.event())));
    StringBuilder line = new StringBuilder("CEF:0|Weir|weir|1|").append(Flat.name(stored.event())).append('|')
        .append(oneLine(what).replace("\\", "\\\\").replace("|", "\\|")).append('|')
        .append(isRefusal(stored) ? 6 : 2).append("|rt=").append(stored.event().at().toEpochMilli());
    flat.forEach((name, value) -> {
      String key = CEF.get(name);
      if (key != null) {
        line.append(' ').append(key).append('=')
            .append(oneLine(value).replace("\\", "\\\\").replace("=", "\\="));
        if (key.startsWith("cs") || key.startsWith("cn")) {
          line.append(' ').append(key).append("Label=").append(name);
        }
      }
    });
    return line.toString();
  }

  /** Returns an event as RFC 5424 frames it, with {@code message} as what it says. */
  static String syslog(Stored stored, String message) {
    int severity = isRefusal(stored) || stored.event() instanceof AuditEvent.Notice
        ? 4
        : stored.event() instanceof AuditEvent.AdminChange ? 5 : 6;
    return "<" + (FACILITY_AUDIT * 8 + severity) + ">1 " + RFC_3339.format(stored.event().at()) + " " + host()
        + " weir - "
        + Flat.name(stored.event()) + " - " + message;
  }

  private static String host() {
    String name = System.getenv("HOSTNAME");
    boolean plain = name != null && !name.isEmpty() && name.length() < 256
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return plain ? name : "-";
  }

  private static boolean isRefusal(Stored stored) {
    return stored.event() instanceof AuditEvent.Refusal;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }
}
