package dev.weir.wire.tls;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Host;
import dev.weir.model.settings.TlsRule.Client;
import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.model.settings.TlsRule.ClientSecret;
import dev.weir.x509.KeyEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What Weir shows of itself: to an upstream that asks who calls, or to the clients of its own ports. */
final class Identities {

  private static final char[] NO_PASSWORD = {};

  private final Credentials credentials;

  /** @param credentials opens what is not in files */
  Identities(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Returns what is in {@code files}.
   *
   * @throws IOException where one cannot be read, or they do not belong together; names the file and holds nothing of it
   */
  static KeyEntry of(ClientFiles files) throws IOException {
    try {
      return KeyEntry.ofPem(Files.readString(files.certificate()), Files.readString(files.key()));
    } catch (InvalidKeyException e) {
      throw new IOException(files.key() + " is not the key of " + files.certificate(), e);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate " + files.certificate() + " or its key " + files.key()
          + " cannot be read: both are PEM, the key as openssl pkcs8 -topk8 -nocrypt writes it", e);
    }
  }

  /**
   * Returns what {@code client} names, for a handshake with {@code host}.
   *
   * @throws IOException where it is not to be had, or is no usable pair; names it and holds nothing of it
   */
  KeyEntry of(Client client, Host host) throws IOException {
    return switch (client) {
      case ClientFiles files -> of(files);
      case ClientSecret kept -> opened(kept, host);
    };
  }

  private KeyEntry opened(ClientSecret kept, Host host) throws IOException {
    char[] password = kept.password().isPresent() ? password(kept.password().get(), host) : NO_PASSWORD;
    try (Secret secret = credentials.open(kept.secret(), host)) {
      byte[] plain = secret.reveal();
      try {
        return KeyEntry.read(plain, password);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("the secret " + kept.secret() + " is no client certificate with its key: "
          + e.getMessage(), e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private char[] password(String name, Host host) throws IOException {
    try (Secret secret = credentials.open(name, host)) {
      return secret.characters();
    }
  }

  /**
   * Returns what tells the present content of {@code client} from another: another one where it has changed.
   *
   * @throws IOException where it is not to be had; names it
   */
  List<Stamp> stamps(Client client, Host host) throws IOException {
    return switch (client) {
      case ClientFiles files -> List.of(Stamp.of(files.certificate(), "the client certificate is missing: "),
          Stamp.of(files.key(), "the client certificate's key is missing: "));
      case ClientSecret kept -> stamps(kept, host);
    };
  }

  private List<Stamp> stamps(ClientSecret kept, Host host) throws IOException {
    List<Stamp> stamps = new ArrayList<>(2);
    stamps.add(stamp(kept.secret(), host));
    if (kept.password().isPresent()) {
      stamps.add(stamp(kept.password().get(), host));
    }
    return stamps;
  }

  private Stamp stamp(String name, Host host) throws IOException {
    try (Secret secret = credentials.open(name, host)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < secret.length(); i++) {
        sha256.update(secret.at(i));
      }
      return new Stamp.OfSecret(Bytes.wrap(sha256.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
