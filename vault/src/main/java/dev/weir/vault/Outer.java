package dev.weir.vault;

import dev.weir.model.net.Bytes;
import dev.weir.vault.cloud.Environment;
import dev.weir.vault.wrap.KeyService;
import dev.weir.vault.wrap.KeyServices;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an {@link Envelope} is sealed under: a key that Weir is given, or one that a service wraps and unwraps. */
sealed interface Outer extends AutoCloseable {

  /**
   * A key for one envelope, and what lies in front of it, from which it can be had again.
   *
   * @param front empty where the key is had in another way
   */
  record Opening(Bytes front, MasterKey key) implements AutoCloseable {
    @Override
    public void close() {
      key.close();
    }

    @Override
    public String toString() {
      return "Opening[secret]";
    }
  }

  /** Returns a key for a new envelope. */
  Opening fresh() throws VaultException;

  /** Returns the key of the envelope in {@code file}, which {@code front} lies in front of. */
  Opening again(Front front, String file) throws VaultException;

  @Override
  void close();

  /** One that Weir is given. */
  record Held(MasterKey key) implements Outer {

    @Override
    public Opening fresh() {
      return new Opening(Bytes.EMPTY, MasterKey.own(key.copy()));
    }

    @Override
    public Opening again(Front front, String file) throws VaultException {
      if (front.isThere()) {
        throw new VaultException(file, "is sealed by the key " + front.name(),
            "start Weir with WEIR_MASTER_KEY=" + front.name() + " and what leads to it");
      }
      return fresh();
    }

    @Override
    public void close() {
      key.close();
    }
  }

  /** One that a service holds: each envelope has a key of its own, wrapped in front of it. */
  record Served(KeyService service) implements Outer {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Served of(String reference, UnaryOperator<@Nullable String> environment) throws VaultException {
      try {
        return new Served(KeyServices.of(reference, new Environment(environment), InstantSource.system()));
      } catch (IOException e) {
        throw new VaultException("the master key in a service: " + e.getMessage(),
            "set WEIR_MASTER_KEY to such a reference (docs/configuration.md, Environment)");
      }
    }

    @Override
    public Opening fresh() throws VaultException {
      byte[] key = new byte[MasterKey.BYTES];
      RANDOM.nextBytes(key);
      byte[] wrapped = asked(() -> service.wrap(key), service.name());
      return new Opening(Bytes.wrap(new Front(service.name(), Bytes.wrap(wrapped)).bytes()),
          MasterKey.own(key));
    }

    @Override
    public Opening again(Front front, String file) throws VaultException {
      if (!front.isThere()) {
        throw new VaultException(file, "is sealed by no key service",
            "start Weir with the master key from before, and `weir secrets rekey --to` the service");
      }
      byte[] key = asked(() -> service.unwrap(front.wrapped().copy()), front.name());
      if (key.length != MasterKey.BYTES) {
        throw VaultException.damaged(file, "what the service unwraps is no key");
      }
      return new Opening(Bytes.wrap(front.bytes()), MasterKey.own(key));
    }

    private interface Question {
      byte[] answer() throws IOException, InterruptedException;
    }

    /** Returns the answer; {@code due} is the key that the vault asks for. */
    private byte[] asked(Question question, String due) throws VaultException {
      try {
        return question.answer();
      } catch (IOException e) {
        String other = due.equals(service.name()) ? "" : " (it is sealed by " + due + ")";
        throw new VaultException(
            "the key " + service.name() + " does not open the vault" + other + ": " + e.getMessage(),
            "see that the service is up, that Weir may use this key, and that it is the vault's; until then the"
                + " vault stays closed");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new VaultException("the key " + service.name() + " was not waited for", "try again");
      }
    }

    @Override
    public void close() {}
  }
}
