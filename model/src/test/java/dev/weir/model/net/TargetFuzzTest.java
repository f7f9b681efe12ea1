package dev.weir.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Targets of any text are refused, or mean one thing: to whoever reads what is written of them, and to the JDK. */
class TargetFuzzTest {

  public static List<byte[]> seeds() {
    return Stream
        .of("http://a.test/", "https://A.test:8443/a/b?c=%20&d", "http://[2001:db8::1]:80/x",
            "http://127.0.0.1",
            "http://user@a.test/", "http://a.test\\@b.test/", "http://a.test./..%2f/x", "http://0x7f.1/",
            "http://b\u00fccher.test/",
            "http://xn--bcher-kva.test/", "http://a.test:65536/", "http://[fe80::1%25eth0]/",
            "https://a_b.test?x#y")
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Target.absolute(text).ifPresent(target -> {
      assertThat(Target.absolute(target.origin() + target.originForm())).contains(target);
      assertThat(target.originForm()).startsWith("/")
          .matches(c -> c.chars().allMatch(b -> b > ' ' && b < 127));
      agreesWithTheJdk(text, target);
    });
    Host.parse(text).ifPresent(host -> {
      assertThat(Host.parse(host.toString())).contains(host);
      assertThat(host.toString()).isPrintable();
    });
  }

  @Test
  void meanOneThingOrNothing() {
    Fuzz.feed(seeds(), TargetFuzzTest::fuzzerTestOneInput);
  }

  private static void agreesWithTheJdk(String text, Target target) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || target.origin().host() instanceof Host.Literal) {
        return; // The JDK knows no underscores, and spells no address anew.
      }
      String host = uri.getHost();
      assertThat(host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
          .isEqualToIgnoringCase(target.origin().host().toString());
      assertThat(uri.getPort() < 0 ? target.origin().scheme().port() : uri.getPort())
          .isEqualTo(target.origin().port());
      assertThat(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()).isEqualTo(target.path());
    } catch (URISyntaxException e) {
      assertThat(e.getInput()).isEqualTo(text); // What it refuses says nothing.
    }
  }
}
