package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.Span.Part;
import dev.weir.model.net.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decodes path, query and header values. */
public final class HeadReader {

  /** Framing, and where a caller shows its own key, which the gateway takes away. */
  private static final Set<String> SKIPPED = Set.of("host", "content-length", "authorization", "x-api-key",
      "api-key",
      "x-goog-api-key", "transfer-encoding", "connection", "te", "upgrade", "expect", "sec-websocket-key");

  /** What programs fill with versions, dates and hashes. */
  private static final Set<String> TECHNICAL = Set.of("user-agent", "content-type", "content-encoding",
      "date", "etag",
      "if-none-match", "if-match", "if-modified-since", "traceparent", "tracestate", "via", "content-md5",
      "digest",
      "content-digest", "range", "cache-control", "sec-ch-ua");

  /** Of those what says how the body is to be read. */
  private static final Set<String> BINDING = Set.of("content-type", "content-encoding");

  /** How browsers, proxies and the makers of clients begin the names of theirs: nobody is called by what follows. */
  private static final List<String> FAMILIES = List.of("sec-", "if-", "access-control-", "x-forwarded-",
      "x-request-", "x-requested-", "x-correlation-", "x-b3-", "x-datadog-", "x-envoy-", "x-stainless-",
      "openai-", "anthropic-");

  /** Characters: as many as the shortest keys that begin with their service's letters. */
  private static final int LONG_NAME = 20;
  private static final int MANY_DIGITS = 8;

  private HeadReader() {}

  /** Adds what the head of {@code sources} holds; the caller's own credentials are left out. */
  public static void read(Sources sources, Flat flat) {
    Head head = sources.head();
    String path = head.target().path();
    if (path.length() > 1) {
      Doc doc = source(Part.PATH, -1, path, sources, Tree.NOWHERE, flat);
      flat.add(Role.PATH, doc.raw(), doc.from(), doc.to(), Tree.ROOT, Tree.NOWHERE);
    }
    if (!head.target().query().isEmpty()) {
      Doc doc = source(Part.QUERY, -1, head.target().query(), sources, Tree.NOWHERE, flat);
      FormReader.read(doc, Role.QUERY_NAME, Role.QUERY_VALUE, flat);
    }
    Headers headers = head.headers();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (!SKIPPED.contains(name) && !name.startsWith("proxy-")) {
        header(i, name, headers, sources, flat);
      }
    }
  }

  private static void header(int index, String name, Headers headers, Sources sources, Flat flat) {
    int place = name(index, headers.name(index), sources, flat);
    Doc doc = source(Part.HEADER, index, headers.value(index), sources, Tree.NOWHERE, flat);
    boolean technical = TECHNICAL.contains(name) || name.startsWith("accept");
    if (technical || isOfFamily(name)) {
      flat.quiet(place);
    }
    if (name.equals("cookie")) {
      cookies(doc, flat.tree.open(Tree.ROOT, place), flat);
    } else {
      Role role = BINDING.contains(name)
          ? Role.BINDING_HEADER
          : technical ? Role.TECHNICAL_HEADER : Role.HEADER;
      int value = flat.add(role, doc.raw(), doc.from(), doc.to(), Tree.ROOT, place);
      if (technical) {
        flat.quiet(value);
      }
    }
  }

  /** Adds the name of a header as context, and as a value too where it has room for more than a name; returns the context. */
  private static int name(int index, String name, Sources sources, Flat flat) {
    if (hasRoom(name)) {
      Doc doc = source(Part.HEADER, index, name, sources, Tree.NOWHERE, flat);
      flat.quiet(flat.add(Role.FIXED, doc.raw(), doc.from(), doc.to(), Tree.ROOT, Tree.NOWHERE));
    }
    byte[] written = name.getBytes(StandardCharsets.ISO_8859_1);
    return flat.add(Role.CONTEXT, written, 0, written.length, Tree.ROOT, Tree.NOWHERE);
  }

  private static boolean hasRoom(String name) {
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      digits += name.charAt(i) >= '0' && name.charAt(i) <= '9' ? 1 : 0;
    }
    return name.length() >= LONG_NAME || digits >= MANY_DIGITS;
  }

  private static boolean isOfFamily(String name) {
    for (String family : FAMILIES) {
      if (name.startsWith(family)) {
        return true;
      }
    }
    return false;
  }

  private static Doc source(Part part, int header, String text, Sources sources, int place, Flat flat) {
    int source = sources.add(part, text.getBytes(StandardCharsets.UTF_8), header);
    flat.from(source);
    return Doc.whole(sources, source, Tree.ROOT, place);
  }

  /** Adds each cookie of {@code name=value; name=value} (RFC 6265 section 4.2.1). */
  private static void cookies(Doc doc, int holder, Flat flat) {
    byte[] raw = doc.raw();
    for (int start = doc.from(); start < doc.to();) {
      int end = start;
      int equals = -1;
      for (; end < doc.to() && raw[end] != ';'; end++) {
        equals = equals < 0 && raw[end] == '=' ? end : equals;
      }
      start += start < end && raw[start] == ' ' ? 1 : 0;
      int name = flat.add(Role.HEADER, raw, start, equals < 0 ? end : equals, holder, 0);
      flat.rename(name);
      if (equals >= 0) {
        flat.add(Role.HEADER, raw, equals + 1, end, holder, name);
      }
      start = end + 1;
    }
  }
}
