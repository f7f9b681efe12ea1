package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Obligation.Limit;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OwnFieldsTest {

  private static final RuleRef FAIR = new RuleRef("fair");

  @Test
  void tellsOfTheCallFirst() {
    Headers fields = new OwnFields().all("01", "allow", "full");
    assertThat(fields.name(0)).isEqualTo("Weir-Request-Id");
    assertThat(fields.first("Weir-Decision")).contains("allow");
    assertThat(fields.size()).isEqualTo(3);
  }

  @Test
  void tellsOfEveryLimitInTheOrderOfTaking() {
    OwnFields own = new OwnFields();
    own.limited(new Limit(FAIR, "", 600, Duration.ofMinutes(1), 60), 10);
    own.limited(new Limit(FAIR, "", Unit.BYTES, 1000, Duration.ofSeconds(1), 4000), 500);
    Headers fields = own.all("01", "allow", "full");
    assertThat(fields.all("RateLimit-Policy")).containsExactly("\"fair\";q=600;w=60",
        "\"fair:bytes\";q=1000;w=1;qu=\"content-bytes\"");
    assertThat(fields.all("RateLimit")).containsExactly("\"fair\";r=10;t=5", "\"fair:bytes\";r=500;t=3");
  }

  @Test
  void tellsOfAShareAndItsWholeTheOneThatHasLess() {
    OwnFields own = new OwnFields();
    own.limited(new Limit(FAIR, "share", 600, Duration.ofMinutes(2), 30), 10);
    own.limited(new Limit(FAIR, "", 600, Duration.ofMinutes(1), 60), 40);
    assertThat(own.all("01", "allow", "full").all("RateLimit")).containsExactly("\"fair\";r=10;t=4");
    own.exceeded(new Limit(FAIR, "", 600, Duration.ofMinutes(1), 60), Duration.ofSeconds(3));
    Headers fields = own.all("01", "deny", "full");
    assertThat(fields.all("RateLimit-Policy")).containsExactly("\"fair\";q=600;w=60");
    assertThat(fields.all("RateLimit")).containsExactly("\"fair\";r=0;t=3");
  }

  @Test
  void tellsWhatALimitIsThatLetsNothingPass() {
    OwnFields own = new OwnFields();
    own.exceeded(new Limit(FAIR, "", Unit.BYTES, 600, Duration.ofMinutes(1), 60), Duration.ofMillis(1200));
    Headers fields = own.all("01", "deny", "full");
    assertThat(fields.all("RateLimit-Policy"))
        .containsExactly("\"fair:bytes\";q=600;w=60;qu=\"content-bytes\"");
    assertThat(fields.all("RateLimit")).containsExactly("\"fair:bytes\";r=0;t=2");
  }

  @Test
  void saysWhenAHugeBucketIsFullAgain() {
    OwnFields own = new OwnFields();
    long burst = 1L << 50;
    own.limited(new Limit(FAIR, "", Unit.BYTES, burst, Duration.ofDays(30), burst), 0);
    assertThat(own.all("01", "allow", "full").first("RateLimit"))
        .contains("\"fair:bytes\";r=0;t=" + Duration.ofDays(30).toSeconds());
  }
}
