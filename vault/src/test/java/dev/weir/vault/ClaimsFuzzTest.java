package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Allowance;
import dev.weir.model.Binding;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Share;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.PathPattern;
import dev.weir.model.talk.ModelPattern;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsFuzzTest {

  private static final SubKey KEY = new SubKey(new KeyId("abcdefghijkl"), "checkout",
      List.of(new KeyId("ABCDEFGHIJKL"), new KeyId("0123456789ab")), Instant.ofEpochSecond(1_800_000_000L),
      new Narrowing(Set.of("openai", "pay"), Set.of("GET", "POST"),
          List.of(PathPattern.parse("/v1/*/x").orElseThrow()),
          Optional.of(Set.of(Kind.EMAIL)), List.of(Cidr.of("10.0.0.0/8"), Cidr.of("2001:db8::/32")),
          List.of(new ModelPattern("gpt-4o*"))),
      List.of(new Allowance(new KeyId("0123456789ab"), Share.parse("usd=2.5").orElseThrow(),
          Instant.ofEpochSecond(1_800_000_001L)),
          new Allowance(new KeyId("abcdefghijkl"), Share.parse("requests=50/h").orElseThrow(),
              Instant.ofEpochSecond(1_800_000_000L))),
      Binding.parse("jkt=" + "A".repeat(43)));

  /** What is read is what its own bytes are: no two readings of one text, and nothing but an IOException for the rest. */
  @Test
  void readsWhatItWroteOrNothing() throws Exception {
    byte[] bytes = Claims.bytes(KEY);
    assertThat(read(bytes)).contains(KEY);
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      byte[] changed = random.nextInt(4) == 0
          ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
          : bytes.clone();
      for (int edits = random.nextInt(3); edits > 0 && changed.length > 0; edits--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      Optional<SubKey> key = read(changed);
      if (key.isPresent()) {
        assertThat(read(Claims.bytes(key.get()))).isEqualTo(key);
      }
    }
  }

  @Test
  void readsNoPartThatItDoesNotKnow() throws Exception {
    byte[] plain = Claims.bytes(new SubKey(KEY.id(), "c", KEY.above(), KEY.until(), Narrowing.NONE));
    byte[] more = Arrays.copyOf(plain, plain.length + 4);
    System.arraycopy(new byte[]{9, 1, 1, 'x', 0}, 0, more, plain.length - 1, 5);
    assertThat(read(more)).isEmpty();
    more[plain.length - 1] = 1;
    assertThat(read(more)).isPresent();
  }

  private static Optional<SubKey> read(byte[] bytes) {
    try {
      return Optional.of(Claims.read(new DataInputStream(new ByteArrayInputStream(bytes))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
