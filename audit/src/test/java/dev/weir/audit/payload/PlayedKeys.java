package dev.weir.audit.payload;

import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys as the vault has them, in memory: the same ones for the same subject, day and number of retirements. */
final class PlayedKeys implements PayloadKeys {

  private static final int ID = 16;
  private static final int NONCE = 12;

  private final Map<String, Listed> keys = new ConcurrentHashMap<>();
  private final Map<String, Integer> retired = new HashMap<>();
  private final Set<String> dropped = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch disk = new CountDownLatch(0);

  /** Lets nothing be sealed until the latch opens. */
  void stallUntil(CountDownLatch open) {
    disk = open;
  }

  @Override
  public byte[] seal(Subject subject, Instant until, byte[] plain, byte[] context) throws IOException {
    try {
      disk.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    LocalDate day = until.atOffset(ZoneOffset.UTC).toLocalDate();
    String name = subject + " " + day;
    String id = digest(name + " " + retired.getOrDefault(name, 0)).substring(0, ID);
    keys.computeIfAbsent(id,
        _ -> new Listed(id, subject, day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    byte[] nonce = Arrays.copyOf(Part.hash(new byte[64]).getBytes(StandardCharsets.UTF_8), NONCE);
    nonce[0] ^= (byte) plain.length;
    byte[] front = Bytes.utf8(id).and(Bytes.wrap(nonce)).copy();
    return Bytes.wrap(front).and(Bytes.wrap(crypt(Cipher.ENCRYPT_MODE, id, nonce, plain, context))).copy();
  }

  @Override
  public Optional<byte[]> open(byte[] sealed, byte[] context) throws IOException {
    String id = keyOf(sealed);
    if (id.isEmpty()) {
      throw new Broken(new GeneralSecurityException("no key"));
    }
    return dropped.contains(id)
        ? Optional.empty()
        : Optional.of(crypt(Cipher.DECRYPT_MODE, id, Arrays.copyOfRange(sealed, ID, ID + NONCE),
            Arrays.copyOfRange(sealed, ID + NONCE, sealed.length), context));
  }

  private static byte[] crypt(int mode, String id, byte[] nonce, byte[] input, byte[] context)
      throws Broken {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(HexFormat.of().parseHex(digest(id)), "AES"),
          new GCMParameterSpec(128, nonce));
      cipher.updateAAD(context);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new Broken(e);
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String keyOf(byte[] sealed) {
    return sealed.length < ID + NONCE ? "" : new String(sealed, 0, ID, StandardCharsets.ISO_8859_1);
  }

  @Override
  public List<Listed> list() {
    return List.copyOf(keys.values());
  }

  @Override
  public void retire(Set<String> ids) {
    for (String id : ids) {
      Listed key = keys.get(id);
      if (key != null) {
        LocalDate day = key.until().minusSeconds(1).atOffset(ZoneOffset.UTC).toLocalDate();
        retired.merge(key.subject() + " " + day, 1, Integer::sum);
      }
    }
  }

  @Override
  public int drop(Set<String> ids) {
    dropped.addAll(ids);
    int before = keys.size();
    keys.keySet().removeAll(ids);
    return before - keys.size();
  }
}
