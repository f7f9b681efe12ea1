package dev.weir.wire.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.net.Host;
import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {

  private static Optional<ClientHello> read(String text) throws Malformed {
    ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    Optional<ClientHello> hello = ClientHello.read(bytes);
    assertThat(bytes.readerIndex()).isZero();
    return hello;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 50, 1 << 14})
  void readsTheNameHoweverTheHelloIsCutIntoRecords(int most) throws Exception {
    String whole = new HelloBytes().extension(43, new byte[3]).name("api.test").encrypted().text(most);
    assertThat(read(whole)).contains(new ClientHello(Optional.of("api.test")));
    assertThat(read(whole + "\u0017\u0003\u0003\u0000\u0001x")).isPresent();
    for (int i = 0; i < whole.length(); i++) {
      assertThat(read(whole.substring(0, i))).as("the first %s bytes", i).isEmpty();
    }
  }

  @Test
  void readsAHelloWithoutAName() throws Exception {
    assertThat(read(new HelloBytes().text(100))).contains(new ClientHello(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1", "SSH-2.0-x", "\u0016\u0002\u0000", "\u0017\u0003\u0003",
    "\u0080.\u0001",
    "\u0016\u0003\u0001\u0000\u0000", "\u0016\u0003\u0001@\u0001",
    "\u0016\u0003\u0001\u0000\u0004\u0002\u0000\u0000\u0000",
    "\u0016\u0003\u0001\u0000\u0004\u0001\u0001\u0000\u0000", "\u0016\u0003\u0001\u0000\u0001\u0001GET"})
  void refusesWhatIsNoHello(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void refusesSeveralNamesAndNamesOfAnotherKind() {
    byte[] twoInOne = {0, 8, 0, 0, 1, 'a', 0, 0, 1, 'b'};
    byte[] otherKind = {0, 4, 1, 0, 1, 'a'};
    assertThatThrownBy(() -> read(new HelloBytes().name("a.test").name("b.test").text(100)))
        .hasMessageContaining("several names");
    assertThatThrownBy(() -> read(new HelloBytes().extension(0, twoInOne).text(100)))
        .hasMessageContaining("several names");
    assertThatThrownBy(() -> read(new HelloBytes().extension(0, otherKind).text(100)))
        .hasMessageContaining("another kind");
    assertThatThrownBy(() -> read(new HelloBytes().extension(0, new byte[]{0, 9, 0, 0, 6, 'a'}).text(100)))
        .hasMessageContaining("within a field");
    assertThatThrownBy(() -> read(new HelloBytes().extension(0, new byte[0]).text(100)))
        .hasMessageContaining("within a field");
  }

  @Test
  void neverThrowsAnythingElseNorKeepsABuffer() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    byte[] hello = new HelloBytes().name("api.test").extension(43, new byte[3]).message();
    for (int i = 0; i < 20_000; i++) {
      byte[] mutant = Arrays.copyOf(hello, random.nextInt(4, hello.length + 8));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
      }
      try {
        read(HelloBytes.records(mutant, random.nextInt(1, 100)));
      } catch (Malformed e) {
        assertThat(e.why()).doesNotContain("api.test");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"api.test, api.test, true", "API.test, api.test, true", "api.test., api.test, false",
    "evil.test, api.test, false", ", api.test, false", ", 192.0.2.1, true", "192.0.2.1, 192.0.2.1, true",
    "192.0.2.2, 192.0.2.1, false", "api.test, 192.0.2.1, false", ", [2001:db8::1], true",
    "2001:db8::1, [2001:db8::1], true"})
  void belongsToTheHostThatItNames(String name, String host, boolean fits) {
    ClientHello hello = new ClientHello(Optional.ofNullable(name));
    assertThat(hello.otherThan(Host.parse(host).orElseThrow()).isEmpty()).isEqualTo(fits);
  }
}
