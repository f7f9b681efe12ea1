package dev.weir.audit.export;

import dev.weir.audit.Stored;
import dev.weir.audit.json.JsonLine;
import dev.weir.audit.search.Facets;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Hit;
import dev.weir.model.AuditEvent;
import dev.weir.model.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events in the Open Cybersecurity Schema Framework, version 1.6.0, class API Activity (6003): what is required is always
 * there, what the schema has no name for is in {@code unmapped}.
 */
final class Ocsf {

  private static final int CLASS = 6003;
  private static final int CATEGORY = 6;
  private static final int OTHER = 99;
  private static final Set<String> MAPPED = Set.of("at", "event", "caller", "team", "actor", "action", "peer",
      "host",
      "dialled", "port", "destination", "method", "path", "reason", "fault", "status", "key", "call",
      "sequence");

  /** Those that the schema knows; any other one stands in the operation alone. */
  private static final Set<String> METHODS = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH",
      "POST",
      "PUT", "TRACE");

  private final JsonLine json = new JsonLine();

  private Ocsf() {}

  static String line(Stored stored) {
    return new Ocsf().whole(stored);
  }

  private String whole(Stored stored) {
    Map<String, String> flat = Flat.of(stored);
    int activity = activity(flat.getOrDefault("method", ""));
    boolean failed = stored.event() instanceof AuditEvent.Refusal || flat.containsKey("fault");
    json.open('{').number("activity_id", activity).number("category_uid", CATEGORY).number("class_uid", CLASS)
        .number("type_uid", CLASS * 100L + activity).number("severity_id", failed ? 3 : 1)
        .number("time", stored.event().at().toEpochMilli()).number("status_id", failed ? 2 : 1);
    if (activity == OTHER) {
      json.text("activity_name",
          flat.getOrDefault("action", flat.getOrDefault("method", Flat.name(stored.event()))));
    }
    metadata(stored, flat);
    actor(stored, flat);
    api(flat, stored);
    json.name("src_endpoint").open('{')
        .text(flat.containsKey("peer") ? "ip" : "name", flat.getOrDefault("peer", "weir"))
        .close('}');
    Flat.asked(stored.event()).ifPresent(asked -> call(asked, flat));
    String detail = flat.getOrDefault("fault", flat.getOrDefault("reason", ""));
    if (!detail.isEmpty()) {
      json.text("status_detail", detail);
    }
    unmapped(flat);
    return json.close('}').toString();
  }

  private static int activity(String method) {
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "POST" -> 1;
      case "GET", "HEAD", "OPTIONS" -> 2;
      case "PUT", "PATCH" -> 3;
      case "DELETE" -> 4;
      default -> OTHER;
    };
  }

  private void metadata(Stored stored, Map<String, String> flat) {
    json.name("metadata").open('{').text("version", "1.6.0").name("product").open('{').text("name", "Weir")
        .text("vendor_name", "Weir").close('}').number("sequence", stored.sequence())
        .text("event_code", Flat.name(stored.event()));
    if (flat.containsKey("call")) {
      json.text("correlation_uid",
          Facets.of(new Hit(stored, Optional.empty()), Field.CALL).findFirst().orElse(""));
    }
    json.close('}');
  }

  private void actor(Stored stored, Map<String, String> flat) {
    json.name("actor").open('{');
    boolean unknown = Flat.asked(stored.event()).filter(asked -> asked.who() instanceof Principal.Unknown)
        .isPresent();
    String name = flat.getOrDefault("caller", flat.getOrDefault("actor", ""));
    if (name.isEmpty()) {
      json.text("app_name", unknown ? "unknown" : "weir");
    } else {
      json.name("user").open('{').text("name", name);
      if (flat.containsKey("key")) {
        json.text("credential_uid", flat.get("key"));
      }
      if (flat.containsKey("team")) {
        json.name("groups").open('[').open('{').text("name", flat.get("team")).close('}').close(']');
      }
      json.close('}');
    }
    json.close('}');
  }

  private void api(Map<String, String> flat, Stored stored) {
    String operation = flat.containsKey("method")
        ? flat.get("method") + " " + flat.get("path")
        : flat.getOrDefault("action", Flat.name(stored.event()));
    json.name("api").open('{').text("operation", operation);
    if (flat.containsKey("destination")) {
      json.name("service").open('{').text("name", flat.get("destination")).close('}');
    }
    if (flat.containsKey("status")) {
      json.name("response").open('{').number("code", Long.parseLong(flat.get("status"))).close('}');
    }
    json.close('}');
  }

  private void call(AuditEvent.Asked asked, Map<String, String> flat) {
    json.name("dst_endpoint").open('{').text("hostname", asked.host()).number("port", asked.port());
    if (flat.containsKey("dialled")) {
      json.text("ip", flat.get("dialled"));
    }
    json.close('}');
    json.name("http_request").open('{');
    if (METHODS.contains(asked.method())) {
      json.text("http_method", asked.method());
    }
    json.number("length", Math.max(0, asked.bodyBytes()))
        .name("url").open('{').text("hostname", asked.host()).number("port", asked.port())
        .text("path", asked.pathTemplate()).close('}').close('}');
  }

  private void unmapped(Map<String, String> flat) {
    Map<String, String> rest = new TreeMap<>(flat);
    rest.keySet().removeAll(MAPPED);
    if (!rest.isEmpty()) {
      json.name("unmapped").open('{');
      rest.forEach(json::text);
      json.close('}');
    }
  }
}
