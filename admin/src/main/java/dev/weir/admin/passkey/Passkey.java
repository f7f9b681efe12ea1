package dev.weir.admin.passkey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A passkey as it is kept: nothing of it is secret. Bytes are written in base64url.
 *
 * @param id the credential's id, which its authenticator chose
 * @param account whose it is
 * @param name what its owner calls it
 * @param handle what the authenticator knows the account by
 * @param key the attested credential data: public key, id and the model of the authenticator
 * @param counter how often the authenticator said to have signed; 0 for those that do not count
 * @param synced whether the authenticator may keep copies elsewhere, which it may not change its mind about
 * @param transports how the authenticator is reached, for the browser's choice
 */
public record Passkey(String id, String account, String name, String handle, String key, long counter,
    boolean synced,
    List<String> transports, Instant made, Optional<Instant> used) {

  public Passkey {
    transports = List.copyOf(transports);
  }

  /** Returns this passkey after a use. */
  Passkey used(long newCounter, Instant when) {
    return new Passkey(id, account, name, handle, key, newCounter, synced, transports, made,
        Optional.of(when));
  }
}
