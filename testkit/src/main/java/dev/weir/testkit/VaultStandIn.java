package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Plays the parts of Vault and OpenBao that Weir speaks to, strictly, as their API documents have them: the transit and the
 * key/value engine, an engine that makes leased logins, the logins by token, AppRole and Kubernetes, leases, a namespace.
 */
public final class VaultStandIn implements StandIn.Service {

  public static final String NAMESPACE = "team";
  /** A token that is good from the start, and is no login's. */
  public static final String TOKEN = "hvs.first";
  public static final String ROLE_ID = "weir-role";
  public static final String SECRET_ID = "weir-secret-id";
  public static final String JWT = "pod-jwt";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final List<byte[]> transit = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();
  private final Set<String> leases = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean sealed;
  private volatile int leaseSeconds = 60;
  private volatile int renewedSeconds = 60;

  /** Has one version of the transit key {@code weir}, and knows {@link #TOKEN}. */
  public VaultStandIn() {
    tokens.add(TOKEN);
    rotate();
  }

  /** The transit key has another version from now on. */
  public void rotate() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    transit.add(key);
  }

  /** Puts a secret into the key/value engine that is mounted at {@code kv}. */
  public void keep(String path, Map<String, String> fields) {
    kept.put(path, Map.copyOf(fields));
  }

  /** Answers 503 to everything, as a sealed server does, until it is unsealed. */
  public void seal(boolean shut) {
    sealed = shut;
  }

  /** Forgets every token, as an operator might revoke them. */
  public void forgetTokens() {
    tokens.clear();
  }

  /** Says how long a new lease lasts, and one that is renewed. */
  public void lease(int seconds, int renewed) {
    leaseSeconds = seconds;
    renewedSeconds = renewed;
  }

  /** Returns the leases that are in force. */
  public Set<String> leases() {
    return Set.copyOf(leases);
  }

  /** Ends every lease, as an operator might. */
  public void endLeases() {
    leases.clear();
  }

  @Override
  public void playOn(StandIn standIn) {
    List.of("GET", "POST", "PUT").forEach(method -> standIn.on(method, "*", this::answer));
  }

  private Answer answer(Request request) {
    if (sealed) {
      return errors(503, "Vault is sealed");
    }
    if (!request.header("X-Vault-Request").orElse("").equals("true")
        || !request.header("X-Vault-Namespace").orElse("").equals(NAMESPACE)) {
      return errors(404, "no handler for route");
    }
    boolean writes = !request.method().equals("GET");
    String path = request.path();
    if (writes && path.startsWith("/v1/auth/")) {
      return login(path, Json.object(request.text()));
    }
    if (!tokens.contains(request.header("X-Vault-Token").orElse(""))) {
      return errors(403, "permission denied");
    }
    return writes ? write(path, Json.object(request.text())) : read(path);
  }

  private Answer login(String path, Map<String, @Nullable Object> body) {
    boolean fine = path.equals("/v1/auth/approle/login")
        ? ROLE_ID.equals(body.get("role_id")) && SECRET_ID.equals(body.get("secret_id"))
        : path.equals("/v1/auth/kubernetes/login") && "weir".equals(body.get("role"))
            && JWT.equals(body.get("jwt"));
    if (!fine) {
      return errors(400, "invalid credentials");
    }
    String token = "hvs.login-" + count.incrementAndGet();
    tokens.add(token);
    return Answer.json(200, "{\"auth\":{\"client_token\":" + Json.quote(token)
        + ",\"lease_duration\":3600,\"renewable\":true}}");
  }

  private Answer read(String path) {
    if (path.equals("/v1/database/creds/app")) {
      String id = "database/creds/app/" + count.incrementAndGet();
      leases.add(id);
      return Answer.json(200, "{\"lease_id\":" + Json.quote(id) + ",\"lease_duration\":" + leaseSeconds
          + ",\"renewable\":true,\"data\":{\"username\":\"v-weir-" + count.get() + "\",\"password\":\"p-"
          + count.get() + "\"}}");
    }
    Map<String, String> fields = path.startsWith("/v1/kv/data/") ? kept.get(path.substring(12)) : null;
    if (fields == null) {
      return errors(404, "");
    }
    StringBuilder data = new StringBuilder();
    fields
        .forEach((name, value) -> data.append(data.isEmpty() ? "" : ",").append(Json.quote(name)).append(':')
            .append(Json.quote(value)));
    return Answer.json(200, "{\"data\":{\"data\":{" + data + "},\"metadata\":{\"version\":1}}}");
  }

  private Answer write(String path, Map<String, @Nullable Object> body) {
    return switch (path) {
      case "/v1/transit/encrypt/weir" -> encrypt(text(body, "plaintext"), text(body, "associated_data"));
      case "/v1/transit/decrypt/weir" -> decrypt(text(body, "ciphertext"), text(body, "associated_data"));
      case "/v1/sys/leases/renew" -> leases.contains(text(body, "lease_id"))
          ? Answer.json(200, "{\"lease_id\":" + Json.quote(text(body, "lease_id")) + ",\"renewable\":true,"
              + "\"lease_duration\":" + renewedSeconds + "}")
          : errors(400, "lease not found");
      case "/v1/sys/leases/revoke" -> {
        leases.remove(text(body, "lease_id"));
        yield Answer.empty(204);
      }
      default -> errors(404, "unsupported path");
    };
  }

  private Answer encrypt(String plain, String associated) {
    byte[] nonce = new byte[12];
    RANDOM.nextBytes(nonce);
    byte[] sealedBytes = crypt(Cipher.ENCRYPT_MODE, transit.getLast(), nonce,
        Base64.getDecoder().decode(plain),
        associated);
    byte[] all = Arrays.copyOf(nonce, nonce.length + sealedBytes.length);
    System.arraycopy(sealedBytes, 0, all, nonce.length, sealedBytes.length);
    return Answer.json(200, "{\"data\":{\"ciphertext\":\"vault:v" + transit.size() + ":"
        + Base64.getEncoder().encodeToString(all) + "\",\"key_version\":" + transit.size() + "}}");
  }

  private Answer decrypt(String cipher, String associated) {
    String[] parts = cipher.split(":", -1);
    int version = parts.length == 3 && parts[1].startsWith("v") ? Integer.parseInt(parts[1].substring(1)) : 0;
    if (version < 1 || version > transit.size()) {
      return errors(400, "invalid ciphertext: unable to decrypt");
    }
    try {
      byte[] all = Base64.getDecoder().decode(parts[2]);
      byte[] plain = crypt(Cipher.DECRYPT_MODE, transit.get(version - 1), Arrays.copyOf(all, 12),
          Arrays.copyOfRange(all, 12, all.length), associated);
      return Answer.json(200,
          "{\"data\":{\"plaintext\":\"" + Base64.getEncoder().encodeToString(plain) + "\"}}");
    } catch (IllegalArgumentException e) {
      return errors(400, "cipher: message authentication failed");
    }
  }

  private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] input, String associated) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(Base64.getDecoder().decode(associated.getBytes(StandardCharsets.US_ASCII)));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not its own", e);
    }
  }

  private static String text(Map<String, @Nullable Object> body, String name) {
    return body.get(name) instanceof String text ? text : "";
  }

  private static Answer errors(int status, String error) {
    return Answer.json(status, "{\"errors\":[" + (error.isEmpty() ? "" : Json.quote(error)) + "]}");
  }
}
