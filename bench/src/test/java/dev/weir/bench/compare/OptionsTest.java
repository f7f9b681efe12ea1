package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path ROOT = Path.of("/checkout");

  @Test
  void measuresEverybodyForAsLongAsTheHelpSays() {
    assertThat(Options.parse(ROOT, List.of())).isEqualTo(new Options(ROOT, List.of("/checkout/weir"),
        List.of(Contender.values()), List.of(Scenario.values()),
        new Options.Effort(Duration.ofSeconds(15), 3, Duration.ofSeconds(8), 32, 1000, 10_000,
            new Cores(1)),
        "clean", false, false));
  }

  @Test
  void takesWhatIsAsked() {
    Options options = Options.parse(ROOT,
        List.of("--proxies", "weir-off,haproxy", "--scenarios", "post,h2-get", "--warm", "0",
            "--rounds", "1", "--rate", "200", "--tunnels", "50", "--cores", "2", "--body", "dense",
            "--weir-cmd", "nice ./weir", "--save"));
    assertThat(options.contenders()).containsExactly(Contender.HAPROXY, Contender.WEIR_OFF);
    assertThat(options.scenarios()).containsExactly(Scenario.POST, Scenario.H2_GET);
    assertThat(options.effort()).isEqualTo(
        new Options.Effort(Duration.ZERO, 1, Duration.ofSeconds(8), 32, 200, 50, new Cores(2)));
    assertThat(options.keep()).isFalse();
    assertThat(options.body()).isEqualTo("dense");
    assertThat(options.weir()).containsExactly("nice", "./weir");
    assertThat(options.save()).isTrue();
  }

  @Test
  void saysWhatItCannotUnderstand() {
    assertRefused("'envoy' is none of direct, nginx, haproxy", "--proxies", "envoy");
    assertRefused("--rounds wants at least 1", "--rounds", "0");
    assertRefused("--time wants a whole number", "--time", "8s");
    assertRefused("--time wants a value", "--time");
    assertRefused("--fast is unknown", "--fast");
  }

  private static void assertRefused(String why, String... arguments) {
    assertThatThrownBy(() -> Options.parse(ROOT, List.of(arguments)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
