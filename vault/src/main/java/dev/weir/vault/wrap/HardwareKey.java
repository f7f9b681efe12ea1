package dev.weir.vault.wrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * An AES key in a PKCS#11 token, which does AES-GCM by itself: {@code pkcs11:object=LABEL?module-path=…&pin-source=…}, as RFC 7512
 * writes it; {@code token=LABEL} or {@code slot-id=N} says which slot, otherwise the first is taken.
 */
record HardwareKey(Reference reference, Map<String, String> path, Path module,
    Path pinFile) implements KeyService {

  private static final System.Logger LOG = System.getLogger(HardwareKey.class.getName());

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What is done with the key while the token is open. */
  private interface Use {
    byte[] with(Cipher cipher, Key key) throws GeneralSecurityException;
  }

  static HardwareKey of(Reference reference) throws IOException {
    reference.checkParameters(Set.of("module-path", "pin-source"));
    Map<String, String> path = Reference.pairs(reference.name(), ";");
    if (!path.containsKey("object")
        || !Set.of("object", "token", "slot-id", "type").containsAll(path.keySet())
        || path.containsKey("token") && path.containsKey("slot-id")
        || !path.getOrDefault("slot-id", "0").chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IOException("it names no key: write pkcs11:object=LABEL, and token=LABEL or slot-id=NUMBER"
          + " before it where there are several slots");
    }
    Path module = reference.find("module-path").map(Path::of).orElseThrow(() -> new IOException(
        "it names no library: write ?module-path=FILE behind it, such as /usr/lib/softhsm/libsofthsm2.so"));
    Path pin = reference.find("pin-source").map(HardwareKey::file)
        .orElseThrow(
            () -> new IOException("it names no file with the PIN: write &pin-source=FILE behind it"));
    return new HardwareKey(reference, path, module, pin);
  }

  /** RFC 7512 writes a file's URI; its bare path does as well. */
  private static Path file(String text) {
    String path = text.startsWith("file:") ? text.substring("file:".length()) : text;
    return Path.of(path.startsWith("//") ? path.substring(2) : path);
  }

  @Override
  public String name() {
    return reference.plain();
  }

  @Override
  public byte[] wrap(byte[] key) throws IOException {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] sealed = use((cipher, own) -> {
      cipher.init(Cipher.ENCRYPT_MODE, own, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(PURPOSE.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(key);
    });
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(nonce);
    both.writeBytes(sealed);
    return both.toByteArray();
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws IOException {
    if (wrapped.length < NONCE + TAG_BITS / Byte.SIZE) {
      throw new IOException("what it should unwrap is not its own");
    }
    return use((cipher, own) -> {
      cipher.init(Cipher.DECRYPT_MODE, own,
          new GCMParameterSpec(TAG_BITS, Arrays.copyOf(wrapped, NONCE)));
      cipher.updateAAD(PURPOSE.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
    });
  }

  private byte[] use(Use use) throws IOException {
    char[] digits = digits();
    Provider provider = provider();
    try {
      KeyStore token = opened(provider, digits);
      String label = path.getOrDefault("object", "");
      Key key = token.getKey(label, null);
      if (key == null || !key.getAlgorithm().equals("AES")) {
        throw new IOException(
            "the token has no AES key called " + label + ": make one with `pkcs11-tool --module "
                + module + " --login --keygen --key-type AES:32 --sensitive --label " + label + "`");
      }
      return use.with(Cipher.getInstance(CIPHER, provider), key);
    } catch (GeneralSecurityException | ProviderException | UnsupportedOperationException e) {
      throw new IOException("the token does not do it (" + reason(e) + ")", e);
    } finally {
      Arrays.fill(digits, '\0');
      leave(provider);
    }
  }

  private static KeyStore opened(Provider provider, char[] digits)
      throws GeneralSecurityException, IOException {
    KeyStore token = KeyStore.getInstance("PKCS11", provider);
    try {
      token.load(null, digits);
      return token;
    } catch (IOException e) {
      throw new IOException("the token does not open (" + reason(e) + ")", e);
    }
  }

  /** The token forgets who was there: nothing else in this process needs it. */
  private static void leave(Provider provider) {
    try {
      if (provider instanceof AuthProvider token) {
        token.logout();
      }
    } catch (LoginException e) {
      LOG.log(System.Logger.Level.DEBUG, "no log-out from the token: {0}", e.getMessage());
    }
  }

  private Provider provider() throws IOException {
    if (!Files.isReadable(module)) {
      throw new IOException("there is no library " + module + " that Weir may read");
    }
    @Nullable
    Provider blank = Security.getProvider("SunPKCS11");
    if (blank == null) {
      throw new IOException("this Java has no SunPKCS11 provider (module jdk.crypto.cryptoki)");
    }
    return blank.configure("--name=weir\nlibrary=\"" + module + "\"\n" + slot() + "\n");
  }

  private String slot() throws IOException {
    String token = path.get("token");
    if (token != null) {
      return "slot=" + TokenSlot.of(module, token);
    }
    return path.containsKey("slot-id") ? "slot=" + path.get("slot-id") : "slotListIndex=0";
  }

  private char[] digits() throws IOException {
    char[] text = Files.readString(pinFile).toCharArray();
    int end = text.length;
    while (end > 0 && text[end - 1] <= ' ') {
      end--;
    }
    char[] digits = Arrays.copyOf(text, end);
    Arrays.fill(text, '\0');
    return digits;
  }

  /** Returns the token's own word for it, such as CKR_PIN_INCORRECT, from the innermost cause. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
