package dev.weir.vault.wrap;

import dev.weir.model.net.Json;
import dev.weir.vault.cloud.AwsAccount;
import dev.weir.vault.cloud.AwsPlaces;
import dev.weir.vault.cloud.AwsService;
import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A symmetric key in AWS KMS: {@code awskms:ARN}, of a key or an alias. Source: AWS KMS API reference, "Encrypt", "Decrypt";
 * AWS KMS developer guide, "Encryption context".
 */
record KmsKey(Reference reference, AwsService kms) implements KeyService {

  private static final String CONTEXT = "\"EncryptionContext\":{\"purpose\":" + Json.quote(PURPOSE) + "}";
  /** {@code arn:aws:kms:REGION:ACCOUNT:key/ID} or {@code …:alias/NAME}. */
  private static final int ARN_PARTS = 6;

  static KmsKey of(Reference reference, Environment environment, InstantSource clock) throws IOException {
    reference.checkParameters(Set.of("endpoint", "key_file"));
    String[] arn = reference.name().split(":", -1);
    if (arn.length != ARN_PARTS || !arn[0].equals("arn") || !arn[2].equals("kms") || arn[3].isEmpty()
        || !(arn[5].startsWith("key/") || arn[5].startsWith("alias/"))) {
      throw new IOException("it names no key: write awskms:arn:aws:kms:REGION:ACCOUNT:key/ID");
    }
    String region = arn[3];
    Optional<URI> said = reference.find("endpoint").map(URI::create);
    URI endpoint = AwsService.endpoint(environment, region, "kms", "KMS", said);
    AwsAccount.Source source = reference.find("key_file").map(Path::of).map(AwsPlaces::in)
        .orElseGet(() -> new AwsPlaces(environment, region));
    return new KmsKey(reference,
        new AwsService(endpoint, region, "kms", new AwsAccount(source, clock), clock));
  }

  @Override
  public String name() {
    return reference.plain();
  }

  @Override
  public byte[] wrap(byte[] key) throws IOException, InterruptedException {
    return decoded(kms.ask("TrentService.Encrypt", "{" + keyId() + ",\"Plaintext\":\""
        + Base64.getEncoder().encodeToString(key) + "\"," + CONTEXT + "}").text("CiphertextBlob"));
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws IOException, InterruptedException {
    return decoded(kms.ask("TrentService.Decrypt", "{" + keyId() + ",\"CiphertextBlob\":\""
        + Base64.getEncoder().encodeToString(wrapped) + "\"," + CONTEXT + "}").text("Plaintext"));
  }

  private String keyId() {
    return "\"KeyId\":" + Json.quote(reference.name());
  }

  private static byte[] decoded(String base64) throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException("AWS KMS answered what is no Base64");
    }
  }
}
