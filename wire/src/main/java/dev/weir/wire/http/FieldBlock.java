package dev.weir.wire.http;

import dev.weir.model.net.Headers;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * One header block of HTTP/2 while it is decoded, checked as strictly as a head of HTTP/1 (RFC 9113 sections 8.2 and 8.3).
 * The first fault is remembered and told by whatever reads the block.
 */
public final class FieldBlock {

  private final Headers.Builder fields = Headers.builder();
  private @Nullable String method;
  private @Nullable String scheme;
  private @Nullable String path;
  private @Nullable String authority;
  private @Nullable String host;
  private @Nullable String status;
  private @Nullable String cookie;
  private @Nullable Malformed fault;
  private int count;

  /** Takes the next field. */
  public void add(AsciiString name, AsciiString value) {
    if (fault != null) {
      return;
    }
    try {
      checkValue(value);
      if (name.length() > 0 && name.byteAt(0) == ':') {
        pseudo(name.toString(), value.toString());
      } else {
        regular(name, value.toString());
      }
    } catch (Malformed e) {
      fault = e;
    }
  }

  /** Returns the text of {@code :status}, or null. */
  public @Nullable String status() {
    return status;
  }

  /**
   * Returns the block as a request's head, {@code :authority} as its Host.
   *
   * @param secure whether it came over TLS, so that no other scheme can be meant
   * @param ended whether the stream ends with the block
   */
  public RequestHead request(boolean secure, boolean ended, int maxFields) throws Malformed {
    check(maxFields);
    if (method == null || status != null || !RequestHead.properMethod(method)) {
      throw Malformed.because("no proper :method");
    }
    String named = authority();
    Headers headers = headers(named);
    return new RequestHead(method, target(method, named, secure), true, headers, body(headers, ended), true,
        !ended && RequestHead.expectsContinue(true, headers));
  }

  /** Returns the block as an answer's head. */
  public AnswerStart answer(int maxFields) throws Malformed {
    check(maxFields);
    String code = status;
    boolean proper = code != null && code.length() == 3 && code.charAt(0) >= '1' && code.charAt(0) <= '5'
        && Character.digit(code.charAt(1), 10) >= 0 && Character.digit(code.charAt(2), 10) >= 0;
    if (code == null || !proper || method != null || scheme != null || path != null || authority != null) {
      throw Malformed.because("no proper :status");
    }
    if (code.equals("101")) {
      throw Malformed.because("another protocol that nobody asked for");
    }
    return new AnswerStart(Integer.parseInt(code), headers(null), true);
  }

  /** Returns the block as trailers, those that may pass. */
  public Headers trailers(int maxFields) throws Malformed {
    check(maxFields);
    if (method != null || scheme != null || path != null || authority != null || status != null) {
      throw Malformed.because("a pseudo-header among trailers");
    }
    Headers sent = headers(null);
    if (host != null || HopByHop.framesOrRoutes(sent)) {
      throw Malformed.because("a trailer that belongs in the head");
    }
    return Trailers.passable(sent);
  }

  private void check(int maxFields) throws Malformed {
    if (fault != null) {
      throw fault;
    }
    if (count > maxFields) {
      throw Malformed.tooLarge("more than " + maxFields + " header fields");
    }
  }

  private static Framing body(Headers headers, boolean ended) throws Malformed {
    Framing declared = Framing.ofStream(headers);
    if (ended && declared instanceof Framing.Fixed) {
      throw Malformed.because("a body shorter than its Content-Length");
    }
    return ended ? Framing.NONE : declared;
  }

  private String authority() throws Malformed {
    if (authority != null && host != null && !authority.equalsIgnoreCase(host)) {
      throw Malformed.because("a Host other than :authority");
    }
    String named = authority != null ? authority : host;
    if (named == null || named.isEmpty()) {
      throw Malformed.because("neither :authority nor Host");
    }
    for (int i = 0; i < named.length(); i++) {
      if (!Octets.target((byte) named.charAt(i)) || "/?#@\\".indexOf(named.charAt(i)) >= 0) {
        throw Malformed.because("no proper :authority");
      }
    }
    return named;
  }

  private String target(String of, String named, boolean secure) throws Malformed {
    if (of.equals("CONNECT")) {
      if (scheme != null || path != null || authority == null) {
        throw Malformed.because("CONNECT takes :authority alone");
      }
      return named;
    }
    if (scheme == null || !scheme.equals("https") && (secure || !scheme.equals("http"))) {
      throw Malformed.because("no proper :scheme");
    }
    if (path == null || path.isEmpty()) {
      throw Malformed.because("no proper :path");
    }
    for (int i = 0; i < path.length(); i++) {
      if (!Octets.target((byte) path.charAt(i))) {
        throw Malformed.because("no proper :path");
      }
    }
    return path;
  }

  private Headers headers(@Nullable String named) {
    if (named != null) {
      fields.add("host", named);
    }
    if (cookie != null) {
      fields.add("cookie", cookie);
    }
    return fields.build();
  }

  private void pseudo(String name, String value) throws Malformed {
    if (count > 0) {
      throw Malformed.because("a pseudo-header behind a field");
    }
    switch (name) {
      case ":method" -> method = once(method, value);
      case ":scheme" -> scheme = once(scheme, value);
      case ":path" -> path = once(path, value);
      case ":authority" -> authority = once(authority, value);
      case ":status" -> status = once(status, value);
      default -> throw Malformed.because("an unknown pseudo-header");
    }
  }

  private static String once(@Nullable String before, String value) throws Malformed {
    if (before != null) {
      throw Malformed.because("a pseudo-header twice");
    }
    return value;
  }

  private void regular(AsciiString name, String value) throws Malformed {
    count++;
    checkName(name);
    String text = name.toString();
    switch (text) {
      case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade" ->
        throw Malformed.because("a field of one connection");
      case "te" -> {
        if (!value.equals("trailers")) {
          throw Malformed.because("TE other than trailers");
        }
        fields.add(text, value);
      }
      case "host" -> {
        if (host != null) {
          throw Malformed.because("several Host fields");
        }
        host = value;
      }
      case "cookie" -> cookie = joined(cookie, value);
      default -> fields.add(text, value);
    }
    if (Fields.hidesFraming(value)) {
      throw Malformed.because("a framing field inside another one's value");
    }
  }

  /** Returns the cookies that were split for the sake of compression (RFC 9113 section 8.2.3); an empty one adds nothing, no space either. */
  private static String joined(@Nullable String before, String crumb) {
    if (before == null || before.isEmpty()) {
      return crumb;
    }
    return crumb.isEmpty() ? before : before + "; " + crumb;
  }

  private static void checkName(AsciiString name) throws Malformed {
    boolean proper = name.length() > 0;
    for (int i = 0; proper && i < name.length(); i++) {
      byte b = name.byteAt(i);
      proper = Octets.token(b) && (b < 'A' || b > 'Z');
    }
    if (!proper) {
      throw Malformed.because("a field name that is no lower-case token");
    }
  }

  private static void checkValue(AsciiString value) throws Malformed {
    int last = value.length() - 1;
    if (last >= 0 && (space(value.byteAt(0)) || space(value.byteAt(last)))) {
      throw Malformed.because("a value with space around it");
    }
    for (int i = 0; i <= last; i++) {
      if (!Octets.value(value.byteAt(i))) {
        throw Malformed.because("a header value with control characters");
      }
    }
  }

  private static boolean space(byte b) {
    return b == ' ' || b == '\t';
  }
}
