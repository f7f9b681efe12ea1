package dev.weir.limit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names are remembered as a set of them would. */
final class KnownTest {

  @Test
  void remembersLikeASet() {
    Known known = new Known(300);
    Set<String> set = new HashSet<>();
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      String name = "host-" + random.nextInt(400);
      boolean due = set.size() < 300 && set.add(name);
      assertThat(known.add(name)).isEqualTo(due);
      assertThat(known.size()).isEqualTo(set.size());
    }
    known.clear();
    assertThat(known.add("host-1")).isTrue();
  }

  @Test
  void outlivesItself() throws IOException {
    Known known = new Known(100);
    for (int i = 0; i < 60; i++) {
      known.add("host-" + i);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    known.write(new DataOutputStream(out));
    Known other = new Known(100);
    other.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
    assertThat(other.add("host-59")).isFalse();
    assertThat(other.add("host-60")).isTrue();
    assertThatThrownBy(
        () -> new Known(10).read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
        .isInstanceOf(IOException.class);
  }
}
