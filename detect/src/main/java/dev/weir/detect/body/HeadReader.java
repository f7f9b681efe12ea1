package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.Span.Part;
import dev.weir.model.net.Headers;
import java.nio.charset.StandardCharsets;

/** Decodes path, query and header values. For one thread. */
public final class HeadReader {

  private final HeaderNames names = new HeaderNames();

  /** Adds what the head of {@code sources} holds; the caller's own credentials are left out. */
  public void read(Sources sources, Flat flat) {
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
      HeaderName name = names.of(headers.name(i));
      if (!name.skipped()) {
        header(i, name, headers, sources, flat);
      }
    }
  }

  private static void header(int index, HeaderName name, Headers headers, Sources sources, Flat flat) {
    int place = name(index, name, headers, sources, flat);
    Doc doc = source(Part.HEADER, index, headers.value(index), sources, Tree.NOWHERE, flat);
    if (name.familiar()) {
      flat.quiet(place);
    }
    if (name.cookies()) {
      cookies(doc, flat.tree.open(Tree.ROOT, place), flat);
    } else {
      int value = flat.add(name.role(), doc.raw(), doc.from(), doc.to(), Tree.ROOT, place);
      if (name.technical()) {
        flat.quiet(value);
      }
    }
  }

  /** Adds the name of a header as context, and as a value too where it has room for more than a name; returns the context. */
  private static int name(int index, HeaderName name, Headers headers, Sources sources, Flat flat) {
    if (name.roomy()) {
      Doc doc = source(Part.HEADER, index, headers.name(index), sources, Tree.NOWHERE, flat);
      flat.quiet(flat.add(Role.FIXED, doc.raw(), doc.from(), doc.to(), Tree.ROOT, Tree.NOWHERE));
    }
    byte[] written = name.written();
    return flat.add(Role.CONTEXT, written, 0, written.length, Tree.ROOT, Tree.NOWHERE);
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
