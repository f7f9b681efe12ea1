package dev.weir.admin.passkey;

import com.webauthn4j.util.Base64UrlUtil;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An authenticator and the browser before it, written from the specification, which lie wherever a test tells them to. */
public final class SoftAuthenticator {

  static final int PRESENT = 0x01;
  static final int VERIFIED = 0x04;
  static final int SYNCED = 0x08;
  private static final int ATTESTED = 0x40;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HexFormat HEX = HexFormat.of();

  final byte[] id;
  String origin;
  String party = "localhost";
  boolean framed;
  int flags = PRESENT | VERIFIED;
  public int counter = 1;
  String handle = "";
  private final KeyPair keys;

  SoftAuthenticator(String id) throws GeneralSecurityException {
    this(id, "http://localhost:9443");
  }

  public SoftAuthenticator(String id, String origin) throws GeneralSecurityException {
    this.origin = origin;
    this.id = id.getBytes(StandardCharsets.UTF_8);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
  }

  /** Returns the answer to {@code {"publicKey": …}} for a new passkey. */
  public String create(String options) throws IOException, GeneralSecurityException {
    JsonNode asked = JSON.readTree(options).get("publicKey");
    handle = asked.get("user").get("id").stringValue();
    ByteArrayOutputStream attestation = new ByteArrayOutputStream();
    byte[] data = authenticatorData(flags | ATTESTED, credential());
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    attestation.write(HEX.parseHex("a363666d74646e6f6e656761747453746d74a06861757468446174615900"));
    attestation.write(data.length);
    attestation.write(data);
    ObjectNode answer = answer(asked, "webauthn.create");
    response(answer).put("attestationObject", Base64UrlUtil.encodeToString(attestation.toByteArray()))
        .putArray("transports").add("internal");
    return answer.toString();
  }

  /** Returns the answer to {@code {"publicKey": …}} for a proof. */
  public String get(String options) throws IOException, GeneralSecurityException {
    ObjectNode answer = answer(JSON.readTree(options).get("publicKey"), "webauthn.get");
    byte[] data = authenticatorData(flags, new byte[0]);
    byte[] client = Base64UrlUtil.decode(response(answer).get("clientDataJSON").stringValue());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(data);
    signature.update(sha256(client));
    response(answer).put("authenticatorData", Base64UrlUtil.encodeToString(data))
        .put("signature", Base64UrlUtil.encodeToString(signature.sign())).put("userHandle", handle);
    return answer.toString();
  }

  private ObjectNode answer(JsonNode asked, String type) {
    ObjectNode client = JSON.createObjectNode().put("type", type)
        .put("challenge", asked.get("challenge").stringValue())
        .put("origin", origin).put("crossOrigin", framed);
    ObjectNode answer = JSON.createObjectNode().put("id", Base64UrlUtil.encodeToString(id))
        .put("rawId", Base64UrlUtil.encodeToString(id)).put("type", "public-key");
    answer.putObject("clientExtensionResults");
    answer.putObject("response").put("clientDataJSON",
        Base64UrlUtil.encodeToString(client.toString().getBytes(StandardCharsets.UTF_8)));
    return answer;
  }

  static ObjectNode response(ObjectNode answer) {
    return (ObjectNode) answer.get("response");
  }

  private byte[] authenticatorData(int said, byte[] credential) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(sha256(party.getBytes(StandardCharsets.UTF_8)));
    out.writeByte(said);
    out.writeInt(counter);
    out.write(credential);
    return bytes.toByteArray();
  }

  /** Attested credential data: no model, the id, and the public key as COSE writes it (RFC 9053): EC2, ES256, P-256. */
  private byte[] credential() throws IOException {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(18).putShort(16, (short) id.length).array());
    bytes.write(id);
    bytes.write(HEX.parseHex("a5010203262001215820"));
    bytes.write(coordinate(key.getW().getAffineX().toByteArray()));
    bytes.write(HEX.parseHex("225820"));
    bytes.write(coordinate(key.getW().getAffineY().toByteArray()));
    return bytes.toByteArray();
  }

  private static byte[] coordinate(byte[] number) {
    byte[] padded = new byte[32 + number.length];
    System.arraycopy(number, 0, padded, 32, number.length);
    return Arrays.copyOfRange(padded, number.length, padded.length);
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
