package dev.weir.admin.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.util.Base64UrlUtil;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a browser is asked for, as its {@code parse…OptionsFromJSON} take it: always to know the user, never for an attestation. */
record Options(RelyingParty party, Duration patience) {

  /** The algorithms of keys, as authenticators of today have them: ECDSA with SHA-256, Ed25519, RSA with SHA-256. */
  static final List<COSEAlgorithmIdentifier> ALGORITHMS = List.of(COSEAlgorithmIdentifier.ES256,
      COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Returns options for a new passkey of {@code account}, which has {@code others}. */
  String creation(byte[] challenge, String account, String handle, List<Passkey> others) {
    ObjectNode options = common(challenge);
    options.putObject("rp").put("id", party.id()).put("name", "Weir");
    options.putObject("user").put("id", handle).put("name", account).put("displayName", account);
    ArrayNode algorithms = options.putArray("pubKeyCredParams");
    ALGORITHMS.forEach(each -> algorithms.addObject().put("type", "public-key").put("alg", each.getValue()));
    options.putObject("authenticatorSelection").put("residentKey", "required").put("requireResidentKey", true)
        .put("userVerification", "required");
    options.put("attestation", "none");
    describe(options.putArray("excludeCredentials"), others);
    return publicKey(options);
  }

  /** Returns options for a proof by one of {@code known}; by any passkey for this origin where there are none. */
  String request(byte[] challenge, List<Passkey> known) {
    ObjectNode options = common(challenge);
    options.put("rpId", party.id()).put("userVerification", "required");
    describe(options.putArray("allowCredentials"), known);
    return publicKey(options);
  }

  private ObjectNode common(byte[] challenge) {
    return JSON.createObjectNode().put("challenge", Base64UrlUtil.encodeToString(challenge))
        .put("timeout", patience.toMillis());
  }

  private static void describe(ArrayNode list, List<Passkey> passkeys) {
    for (Passkey passkey : passkeys) {
      ObjectNode one = list.addObject().put("type", "public-key").put("id", passkey.id());
      ArrayNode transports = one.putArray("transports");
      passkey.transports().forEach(transports::add);
    }
  }

  private static String publicKey(ObjectNode options) {
    return JSON.createObjectNode().set("publicKey", options).toString();
  }
}
