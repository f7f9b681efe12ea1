package dev.weir.admin.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.Base64UrlUtil;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The checks of WebAuthn sections 7.1 and 7.2 by WebAuthn4J: with user verification, and no trust in attestations, which none is asked for. */
record Verification(RelyingParty party) {

  /** Whose a new passkey becomes. */
  record Owner(String account, String name, String handle) {}

  private static final ObjectConverter CONVERTER = new ObjectConverter();
  private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
  private static final AttestedCredentialDataConverter CREDENTIALS = new AttestedCredentialDataConverter(
      CONVERTER);
  /** Those that the specification names; a browser may say what it likes. */
  private static final Set<AuthenticatorTransport> TRANSPORTS = Set.of(AuthenticatorTransport.USB,
      AuthenticatorTransport.NFC, AuthenticatorTransport.BLE, AuthenticatorTransport.SMART_CARD,
      AuthenticatorTransport.HYBRID, AuthenticatorTransport.INTERNAL);

  /** Returns what a RegistrationResponseJSON says, which proves nothing yet. */
  static RegistrationData registration(String json) throws Unproven {
    return Unproven.unless(() -> MANAGER.parseRegistrationResponseJSON(json));
  }

  /** Returns what an AuthenticationResponseJSON says, which proves nothing yet. */
  static AuthenticationData authentication(String json) throws Unproven {
    return Unproven.unless(() -> MANAGER.parseAuthenticationResponseJSON(json));
  }

  /** Returns the challenge that is answered. */
  static byte[] challenge(Supplier<@Nullable CollectedClientData> client) throws Unproven {
    return Unproven.unless(() -> Objects.requireNonNull(client.get()).getChallenge().getValue());
  }

  /** Returns the id of the credential that answers. */
  static String credential(AuthenticationData data) throws Unproven {
    return Unproven
        .unless(() -> Base64UrlUtil.encodeToString(Objects.requireNonNull(data.getCredentialId())));
  }

  /** Returns whom the authenticator takes the account for, where it says so. */
  static Optional<String> handle(AuthenticationData data) {
    return Optional.ofNullable(data.getUserHandle()).map(Base64UrlUtil::encodeToString);
  }

  /** Returns the passkey that {@code data} proves. */
  Passkey newPasskey(RegistrationData data, byte[] challenge, Owner owner, Instant made)
      throws Unproven {
    return Unproven.unless(() -> verified(data, challenge, owner, made));
  }

  private Passkey verified(RegistrationData data, byte[] challenge, Owner owner, Instant made) {
    List<PublicKeyCredentialParameters> algorithms = Options.ALGORITHMS.stream()
        .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each)).toList();
    MANAGER.verify(data, new RegistrationParameters(server(challenge), algorithms, true, true));
    AuthenticatorData<?> authenticator = Objects.requireNonNull(data.getAttestationObject())
        .getAuthenticatorData();
    AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
    Set<AuthenticatorTransport> transports = data.getTransports();
    return new Passkey(Base64UrlUtil.encodeToString(credential.getCredentialId()), owner.account(),
        owner.name(),
        owner.handle(), Base64UrlUtil.encodeToString(CREDENTIALS.convert(credential)),
        authenticator.getSignCount(),
        authenticator.isFlagBE(),
        transports == null
            ? List.of()
            : transports.stream().filter(TRANSPORTS::contains).map(AuthenticatorTransport::getValue).sorted()
                .toList(),
        made, Optional.empty());
  }

  /** Returns the counter after a use of {@code passkey} that {@code data} proves. */
  long counter(Passkey passkey, AuthenticationData data, byte[] challenge) throws Unproven {
    return Unproven.unless(() -> verified(passkey, data, challenge));
  }

  private long verified(Passkey passkey, AuthenticationData data, byte[] challenge) {
    CredentialRecord record = new CredentialRecordImpl(null, true, passkey.synced(), false, passkey.counter(),
        CREDENTIALS.convert(Base64UrlUtil.decode(passkey.key())), null, null, null, null);
    MANAGER.verify(data, new AuthenticationParameters(server(challenge), record,
        List.of(Base64UrlUtil.decode(passkey.id())), true, true));
    return record.getCounter();
  }

  private ServerProperty server(byte[] challenge) {
    return ServerProperty.builder().origin(new Origin(party.origin().toString())).rpId(party.id())
        .challenge(new DefaultChallenge(challenge)).build();
  }
}
