package dev.weir.wire.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import dev.weir.testkit.TestAuthority;
import dev.weir.x509.Identity;
import dev.weir.x509.KeyEntry;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a secret holds is a pair that belongs together, or is refused. */
final class KeyEntryFuzzTest {

  @Test
  void readsAPairOrRefusesWhatIsNone() throws Exception {
    Identity one = TestAuthority.create().server("one.test");
    List<byte[]> seeds = new ArrayList<>();
    seeds.add((Pem.of(one.certificate()) + Pem.ofUnencrypted(one.key())).getBytes(UTF_8));
    seeds.add(new byte[]{0x30, 3, 2, 1, 3});
    seeds.add("MIIB".getBytes(UTF_8));

    Fuzz.feed(seeds, input -> {
      try {
        KeyEntry read = KeyEntry.read(input, new char[0]);
        assertThat(Keys.belongTogether(read.chain().getFirst().getPublicKey(), read.key())).isTrue();
      } catch (GeneralSecurityException e) {
        assertThat(e).hasMessageNotContaining("PRIVATE KEY-----");
      }
    });
  }
}
