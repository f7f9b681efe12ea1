package dev.weir.admin.api;

import dev.weir.model.Secret;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.TlsRule.ClientSecret;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultException;
import dev.weir.x509.KeyEntry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a value has to be to do as a secret: one line, or PEM; and where a destination shows it as its certificate, a usable
 * certificate with its key.
 */
public record SecretFit(Settings settings, Vault vault) {

  private static final byte[] PEM = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);

  /** Returns what is wrong with {@code value} as the secret {@code name}, in a clause that holds nothing of it; empty where it will do. */
  public Optional<String> flaw(String name, byte[] value) throws VaultException {
    List<ClientSecret> shown = settings.destinations().values().stream()
        .flatMap(rule -> rule.tls().client().stream())
        .filter(client -> client instanceof ClientSecret kept && kept.secret().equals(name))
        .map(ClientSecret.class::cast).distinct().toList();
    for (ClientSecret kept : shown) {
      Optional<String> flaw = isWhole(kept) ? pair(kept, value) : Optional.empty();
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return shown.isEmpty() && !line(value)
        ? Optional.of("it has a line break or a NUL inside, which no header can carry")
        : Optional.empty();
  }

  /**
   * Returns the certificate and key of {@code kept} as they are in the vault.
   *
   * @throws GeneralSecurityException where that is no usable pair; says why in a clause
   * @throws VaultException where one of the secrets is not set
   */
  public KeyEntry entry(ClientSecret kept) throws GeneralSecurityException, VaultException {
    try (Secret secret = vault.secrets().reveal(kept.secret())) {
      byte[] value = secret.reveal();
      try {
        return read(kept, value);
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    }
  }

  /** Returns whether all of {@code kept} is in the vault: what is kept elsewhere is read by {@code weir serve} alone. */
  public boolean isWhole(ClientSecret kept) {
    return !settings.secrets().containsKey(kept.secret())
        && kept.password().filter(settings.secrets()::containsKey).isEmpty();
  }

  private Optional<String> pair(ClientSecret kept, byte[] value) throws VaultException {
    try {
      var _ = read(kept, value);
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.of("it is no client certificate with its key (PEM of both, or PKCS#12), which a"
          + " destination shows: " + e.getMessage());
    }
  }

  private KeyEntry read(ClientSecret kept, byte[] value) throws GeneralSecurityException, VaultException {
    char[] password = kept.password().isPresent() ? password(kept.password().get()) : new char[0];
    try {
      return KeyEntry.read(value, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private char[] password(String name) throws VaultException {
    try (Secret secret = vault.secrets().reveal(name)) {
      return secret.characters();
    }
  }

  /** A private key has lines, and is shown in no header. */
  private static boolean line(byte[] value) {
    boolean pem = Arrays.mismatch(value, PEM) == PEM.length;
    for (byte b : value) {
      if (b == 0 || !pem && (b == '\r' || b == '\n')) {
        return false;
      }
    }
    return true;
  }
}
