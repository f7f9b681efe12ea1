package dev.weir.admin.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import dev.weir.admin.once.Tickets;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Registers passkeys and lets them prove who is there. Each challenge holds once, for five minutes, for the session, the
 * purpose and the account that it was drawn for; without user verification nothing is proven.
 */
public final class Passkeys {

  /** How long a person may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);
  /** How many passkeys an account may have. */
  public static final int MOST = 20;

  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final int LONGEST_NAME = 64;
  private static final String REGISTER = "register";
  private static final String PROVE = "prove";

  private final Supplier<RelyingParty> party;
  private final PasskeyStore store;
  private final Tickets challenges;
  private final InstantSource clock;

  /** @param party asked when the first passkey is: the port of the origin may not be known before */
  public Passkeys(Supplier<RelyingParty> party, PasskeyStore store, InstantSource clock) {
    this.party = party;
    this.store = store;
    this.challenges = new Tickets(PATIENCE, clock);
    this.clock = clock;
  }

  /** Returns {@code {"publicKey": …}} for {@code navigator.credentials.create}, for a new passkey of {@code account}. */
  public String toRegister(String session, String account) throws IOException {
    return options().creation(challenges.issue(REGISTER, session, account), account, store.handle(account),
        store.of(account));
  }

  /** Keeps the new passkey that the browser's {@code answer} (RegistrationResponseJSON) proves, under {@code name}. */
  public Outcome register(String session, String account, String name, String answer) throws IOException {
    if (name.isBlank() || name.length() > LONGEST_NAME || store.of(account).size() >= MOST) {
      return new Outcome.Refused(
          "a passkey has a name of at most " + LONGEST_NAME + " characters, and an account at most "
              + MOST + " passkeys");
    }
    if (answer.length() > LONGEST_ANSWER) {
      return new Outcome.Refused("the answer is too long");
    }
    try {
      RegistrationData data = Verification.registration(answer);
      byte[] challenge = Verification.challenge(data::getCollectedClientData);
      if (!challenges.holds(challenge, REGISTER, session, account)) {
        return new Outcome.Refused("the challenge is not one of this session, too old or spent");
      }
      Passkey passkey = new Verification(party.get()).newPasskey(data, challenge,
          new Verification.Owner(account, name, store.handle(account)), clock.instant());
      if (!challenges.spend(challenge)) {
        return new Outcome.Refused("the challenge was spent meanwhile");
      }
      return store.add(passkey)
          ? new Outcome.Accepted(passkey)
          : new Outcome.Refused("this passkey is known already");
    } catch (Unproven e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns {@code {"publicKey": …}} for {@code navigator.credentials.get}.
   *
   * @param account who it is to be, where a password has said so before; empty where the passkey itself tells
   */
  public String toProve(String session, Optional<String> account) throws IOException {
    return options().request(challenges.issue(PROVE, session, account.orElse("")),
        account.isPresent() ? store.of(account.get()) : List.of());
  }

  /** Returns who the browser's {@code answer} (AuthenticationResponseJSON) proves to be there. */
  public Outcome prove(String session, Optional<String> account, String answer) throws IOException {
    if (answer.length() > LONGEST_ANSWER) {
      return new Outcome.Refused("the answer is too long");
    }
    try {
      AuthenticationData data = Verification.authentication(answer);
      byte[] challenge = Verification.challenge(data::getCollectedClientData);
      if (!challenges.holds(challenge, PROVE, session, account.orElse(""))) {
        return new Outcome.Refused("the challenge is not one of this session, too old or spent");
      }
      Optional<Passkey> known = store.find(Verification.credential(data))
          .filter(passkey -> account.isEmpty() || account.get().equals(passkey.account()))
          .filter(passkey -> owns(passkey, data, account.isEmpty()));
      return known.isEmpty()
          ? new Outcome.Refused("the passkey is not known, or not this account's")
          : prove(known.get(), data, challenge);
    } catch (Unproven e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Outcome prove(Passkey passkey, AuthenticationData data, byte[] challenge)
      throws IOException, Unproven {
    Passkey after;
    try {
      after = passkey.used(new Verification(party.get()).counter(passkey, data, challenge), clock.instant());
    } catch (Unproven e) {
      if (!e.counterWentBack()) {
        throw e;
      }
      challenges.spend(challenge);
      return new Outcome.Cloned(passkey);
    }
    // Of two proofs at the same time one is refused, though both may be good: a copy of the authenticator looks the same.
    boolean first = challenges.spend(challenge) && store.replace(passkey, after);
    return first ? new Outcome.Accepted(after) : new Outcome.Refused("it was used a moment ago");
  }

  /** Where nothing else has said who it is, the authenticator must say so itself; what it says must hold in any case. */
  private static boolean owns(Passkey passkey, AuthenticationData data, boolean alone) {
    return Verification.handle(data).map(passkey.handle()::equals).orElse(!alone);
  }

  private Options options() {
    return new Options(party.get(), PATIENCE);
  }
}
