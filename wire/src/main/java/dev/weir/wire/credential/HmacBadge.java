package dev.weir.wire.credential;

import dev.weir.model.Head;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Target;
import dev.weir.model.settings.Injection.Hmac;
import dev.weir.model.sign.Macs;
import dev.weir.model.sign.SignatureV4;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A request signed by an HMAC over what its template names. */
final class HmacBadge {

  private static final String FIELD = "header:";

  private final Hmac how;
  private final Head head;
  private final Optional<Bytes> body;
  private final String time;

  private HmacBadge(Hmac how, Head head, Optional<Bytes> body, Instant now) {
    this.how = how;
    this.head = head;
    this.body = body;
    this.time = switch (how.clock()) {
      case UNIX -> Long.toString(now.getEpochSecond());
      case UNIX_MS -> Long.toString(now.toEpochMilli());
      case ISO8601 -> now.truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }

  /** Returns the badge; {@code body} is empty where it streams through. */
  static Badge of(Hmac how, Head head, Optional<Bytes> body, Secret secret, Instant now) throws IOException {
    return new HmacBadge(how, head, body, now).badge(secret);
  }

  private Badge badge(Secret secret) throws IOException {
    byte[] key = secret.reveal();
    try {
      String signature = spelled(Macs.hmac(how.algorithm().jca(), key, message()));
      String value = how.format().replace("{timestamp}", time).replace("{}", signature);
      Badge badge = Badge.to(head.target()).show(how.header(), value);
      how.stamp().ifPresent(name -> badge.show(name, time));
      return badge;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private String spelled(byte[] signature) {
    return switch (how.encoding()) {
      case HEX -> HexFormat.of().formatHex(signature);
      case BASE64 -> Base64.getEncoder().encodeToString(signature);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    };
  }

  private byte[] message() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String template = how.sign();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      int literal = close < 0 ? template.length() : open;
      message.write(template.substring(at, literal).getBytes(StandardCharsets.UTF_8));
      if (close > 0) {
        message.write(part(template.substring(open + 1, close)));
      }
      at = close < 0 ? template.length() : close + 1;
    }
    return message.toByteArray();
  }

  private byte[] part(String name) throws IOException {
    Target target = head.target();
    return switch (name) {
      case "body" -> bytes().copy();
      case "body_sha256" -> text(SignatureV4.sha256(bytes()));
      case "method" -> text(head.method());
      case "host" -> text(target.origin().authority());
      case "path" -> text(target.path());
      case "query" -> text(target.query());
      case "target" -> text(target.originForm());
      case "timestamp" -> text(time);
      default -> text(String.join(",", head.headers().all(name.substring(FIELD.length()))));
    };
  }

  private Bytes bytes() throws IOException {
    return body.orElseThrow(() -> new IOException("a body that is not read cannot be signed"));
  }

  private static byte[] text(String part) {
    return part.getBytes(StandardCharsets.UTF_8);
  }
}
