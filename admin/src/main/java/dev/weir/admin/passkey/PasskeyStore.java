package dev.weir.admin.passkey;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where passkeys are kept. What a method has returned from is durable. */
public interface PasskeyStore {

  /** Returns what authenticators know {@code account} by, in base64url: bytes of chance. */
  String handle(String account) throws IOException;

  /** Returns the passkeys of {@code account}, oldest first. */
  List<Passkey> of(String account) throws IOException;

  /** Returns the passkey with this credential id. */
  Optional<Passkey> find(String id) throws IOException;

  /** Keeps a new passkey; returns false, and keeps nothing, where its id is taken or its account is not there. */
  boolean add(Passkey passkey) throws IOException;

  /** Puts {@code after} in the place of {@code before}; returns false where {@code before} is not what is kept. */
  boolean replace(Passkey before, Passkey after) throws IOException;

  /** Removes a passkey of {@code account}; returns false where it has none with this id. */
  boolean remove(String account, String id) throws IOException;
}
