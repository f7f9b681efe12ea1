package dev.weir.audit.payload;

import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.ByteSource;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One side of a call as it is kept.
 *
 * @param method empty text for an answer
 * @param url without what may be data, and without the values of its query; empty text for an answer
 * @param status 0 for a request
 * @param cut whether the body had more bytes than are here
 * @param found fingerprints of what was found in the request
 */
public record Part(String method, String url, int status, Headers headers, Bytes body, boolean cut,
    Set<Long> found) {

  /** Stands where nothing can be read. */
  static final Part NOTHING = new Part("", "", 0, Headers.NONE, Bytes.EMPTY, false, Set.of());

  private static final int SWITCHED = 101;
  private static final int SALT = 32;
  private static final String HMAC = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  public Part {
    found = Set.copyOf(found);
  }

  /**
   * Returns this as bytes, which begin with a key that is drawn for them alone: by it they are hashed for the log, so that the
   * hash tells nothing once the bytes are gone, to whoever guesses at them and whatever else he has.
   */
  byte[] bytes() {
    ByteSink to = new ByteSink(body.length() + 512);
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    to.bytes(Bytes.wrap(salt));
    to.text(method);
    to.text(url);
    to.number(status);
    to.number(headers.size());
    headers.forEach((name, value) -> {
      to.text(name);
      to.text(value);
    });
    to.u8(cut ? 1 : 0);
    to.number(found.size());
    found.forEach(to::u64);
    to.bytes(body);
    return Arrays.copyOf(to.array(), to.length());
  }

  /** Returns the part that these bytes are; never takes more memory than a small multiple of them. */
  static Part of(byte[] bytes) throws CorruptRecord {
    ByteSource from = new ByteSource(bytes, 0, bytes.length);
    if (from.bytes().length() != SALT) {
      throw new CorruptRecord("its hash has no key");
    }
    Part part = new Part(from.text(), from.text(), from.number(0, Integer.MAX_VALUE), headers(from),
        Bytes.EMPTY, from.u8() != 0, found(from));
    Bytes body = from.bytes();
    if (from.left() != 0) {
      throw new CorruptRecord("there are bytes behind its end");
    }
    return part.with(body);
  }

  /** Returns the body as text; empty where it is no UTF-8, but for a last character that may be cut in two. */
  public Optional<String> text() {
    return LookJson.text(body, cut);
  }

  /** Returns this with another body. */
  Part with(Bytes other) {
    return new Part(method, url, status, headers, other, cut, found);
  }

  /** Returns this with its body unpacked, where it was packed in a way that is known. */
  Part unpacked() {
    return headers.first("Content-Encoding").flatMap(coding -> Unpacking.of(body, coding, cut))
        .map(plain -> new Part(method, url, status, headers, plain,
            cut || plain.length() == Unpacking.MOST_BYTES, found))
        .orElse(this);
  }

  /** Returns whether it says that it is text: of a message, whether it was sent as such. */
  boolean isText() {
    return headers.first("Content-Type").filter(type -> type.startsWith("text/")).isPresent();
  }

  /** Returns the messages that came behind an answer that has opened a WebSocket; they are its body. */
  List<Spoken> spoken() throws CorruptRecord {
    return status == SWITCHED ? Spoken.all(body) : List.of();
  }

  private static Headers headers(ByteSource from) throws CorruptRecord {
    Headers.Builder headers = Headers.builder();
    for (int left = from.count(); left > 0; left--) {
      headers.add(from.text(), from.text());
    }
    return headers.build();
  }

  private static Set<Long> found(ByteSource from) throws CorruptRecord {
    Set<Long> found = new HashSet<>();
    for (int left = from.count(); left > 0; left--) {
      found.add(from.u64());
    }
    return found;
  }

  /** Returns what the log says of a part with these {@link #bytes}: 64 hexadecimal digits. */
  static String hash(byte[] bytes) {
    // One byte of length, then the key.
    byte[] salt = Arrays.copyOfRange(bytes, 1, 1 + SALT);
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(salt, HMAC));
      return HexFormat.of().formatHex(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA256 on this JVM", e);
    }
  }

  /** The size alone: it is somebody's data. */
  @Override
  public String toString() {
    return "Part[" + body.length() + " bytes]";
  }
}
