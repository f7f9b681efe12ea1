package dev.weir.wire.ws;

import dev.weir.model.Upgrade;
import dev.weir.model.net.Headers;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One opening handshake (RFC 6455 section 4), made anew on either side: the client's key is answered by Weir, and the upstream
 * answers Weir's own.
 */
public final class Handshake {

  private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";
  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
  private static final String KEY = "Sec-WebSocket-Key";
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final String ACCEPT = "Sec-WebSocket-Accept";
  private static final int KEY_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String clientKey;
  private final String key;
  private final List<String> protocols;
  private final Optional<Extension> offer;
  private boolean deflates;

  private Handshake(String clientKey, String key, List<String> protocols, Optional<Extension> offer) {
    this.clientKey = clientKey;
    this.key = key;
    this.protocols = protocols;
    this.offer = offer;
  }

  /** Throws where {@code head} asks for another protocol, a WebSocket above all, in a way that no client should. */
  public static void check(RequestHead head) throws Malformed {
    Optional<String> protocol = Upgrade.of(head.headers());
    if (protocol.isEmpty()) {
      return;
    }
    if (!head.http11() || !(head.framing() instanceof Framing.None)) {
      throw Malformed.because("an upgrade from HTTP/1.0, or with a body");
    }
    if (protocol.get().equals(Upgrade.WEBSOCKET)) {
      checkOpening(head);
    }
  }

  private static void checkOpening(RequestHead head) throws Malformed {
    if (!head.method().equals("GET")) {
      throw Malformed.because("a WebSocket opens with GET");
    }
    if (!head.headers().all(VERSION).equals(List.of("13"))) {
      throw Malformed.because("a WebSocket of another version than 13");
    }
    List<String> keys = head.headers().all(KEY);
    if (keys.size() != 1 || !isKey(keys.getFirst())) {
      throw Malformed.because("no proper Sec-WebSocket-Key");
    }
    if (Extension.all(head.headers().all(EXTENSIONS)).isEmpty()) {
      throw Malformed.because("no proper Sec-WebSocket-Extensions");
    }
  }

  private static boolean isKey(String text) {
    try {
      return text.length() == 24 && Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Returns the handshake that answers {@code asked}, a request that was checked, and opens with the protocols that
   * {@code leaving} has.
   *
   * @param opens whether messages are opened on the way; else their compression must suit both sides as it is
   */
  public static Handshake of(Headers asked, Headers leaving, boolean opens) {
    byte[] nonce = new byte[KEY_BYTES];
    RANDOM.nextBytes(nonce);
    List<Extension> offers = Extension.all(asked.all(EXTENSIONS)).orElse(List.of());
    return new Handshake(asked.first(KEY).orElse(""), Base64.getEncoder().encodeToString(nonce),
        listed(leaving),
        offers.stream().filter(Extension::offersDeflate).filter(offer -> opens || offer.offersAlone())
            .findFirst());
  }

  private static List<String> listed(Headers headers) {
    List<String> listed = new ArrayList<>();
    for (String field : headers.all(PROTOCOL)) {
      for (String one : field.split(",", -1)) {
        listed.add(one.strip());
      }
    }
    return listed;
  }

  /** Returns the fields that ask the upstream. */
  public Headers question() {
    Headers.Builder fields = opening().add(KEY, key).add(VERSION, "13");
    return offer.isPresent() ? fields.add(EXTENSIONS, Extension.ALONE).build() : fields.build();
  }

  /** Returns what is wrong with an upstream's 101, in one clause, or empty. */
  public Optional<String> flaw(Headers answer) {
    if (Upgrade.of(answer).filter(Upgrade.WEBSOCKET::equals).isEmpty()) {
      return Optional.of("a switch to another protocol than was asked for");
    }
    if (!answer.all(ACCEPT).equals(List.of(accept(key)))) {
      return Optional.of("a wrong Sec-WebSocket-Accept");
    }
    List<String> chosen = answer.all(PROTOCOL);
    if (chosen.size() > 1 || !protocols.containsAll(chosen)) {
      return Optional.of("a subprotocol that was not offered");
    }
    List<Extension> extensions = Extension.all(answer.all(EXTENSIONS)).orElse(List.of());
    deflates = !answer.all(EXTENSIONS).isEmpty();
    boolean agreed = offer.isPresent() && extensions.size() == 1 && extensions.getFirst().takesDeflate();
    return deflates && !agreed ? Optional.of("an extension that was not offered") : Optional.empty();
  }

  /** Returns whether both sides may compress messages; known once the upstream's answer was looked at. */
  public boolean deflates() {
    return deflates;
  }

  /** Returns whether the client compresses each message by itself. */
  public boolean alone() {
    return offer.filter(Extension::offersAlone).isPresent();
  }

  /** Returns the fields that answer the client. */
  public Headers answer() {
    Headers.Builder fields = opening().add(ACCEPT, accept(clientKey));
    return deflates ? fields.add(EXTENSIONS, offer.orElseThrow().answer()).build() : fields.build();
  }

  private static Headers.Builder opening() {
    return Headers.builder().add("Upgrade", Upgrade.WEBSOCKET).add("Connection", "Upgrade");
  }

  /** SHA-1 proves nothing here but that the other side speaks WebSocket (RFC 6455 section 10.8). */
  private static String accept(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1")
          .digest((key + SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
