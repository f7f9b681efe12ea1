package dev.weir.vault.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any text is a reference to a key, or refused with a reason. */
final class ReferenceFuzzTest {

  public static List<byte[]> seeds() {
    return Stream
        .of("pkcs11:slot-id=1;object=a%20b?module-path=/lib/x.so&pin-source=file:///run/pin",
            "awskms:arn:aws:kms:eu-central-1:111122223333:key/abc?endpoint=https://kms.test&key_file=k",
            "vault:transit/weir?address=https://v.test&token_file=t&namespace=n",
            "vault:a/b/c?approle=r&secret_id_file=s", "vault:a/b?kubernetes=r&jwt_file=j&auth_mount=m")
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    try {
      KeyService service = KeyServices.of(text, new Environment(_ -> null), InstantSource.system());
      assertThat(text).startsWith(service.name());
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void isAKeyOrSaysWhyNot() {
    Fuzz.feed(seeds(), ReferenceFuzzTest::fuzzerTestOneInput);
  }
}
