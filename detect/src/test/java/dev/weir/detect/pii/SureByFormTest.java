package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers are still looked at once the detectors of personal data have seen them. */
class SureByFormTest {

  @ParameterizedTest
  @CsvSource({"from 203.0.113.7 12 times,12", "version 1.2.3.4 12 times,1 2 3 4 12",
    "ask +44 20 7946 0958 or 12,12", "ask 0049 30 901820 or 12,0049 30 901820 12"})
  void noneInsideOfAnAddressOrAnInternationalTelephoneNumber(String said, String numbers) {
    assertThat(String.join(" ", new Seen().numbers(said))).isEqualTo(numbers);
  }

  /** Is asked about every number, after all others. */
  private static final class Seen implements Detector {
    private final List<String> numbers = new ArrayList<>();

    List<String> numbers(String said) {
      byte[] bytes = said.getBytes(StandardCharsets.US_ASCII);
      Engine engine = new Engine(Stream.concat(PersonalData.all().stream(), Stream.of(this)).toList());
      Text text = new Text();
      text.over(bytes, bytes.length);
      engine.scan(text, new Findings());
      return numbers;
    }

    @Override
    public About about() {
      return About.of("seen", Kind.PHONE);
    }

    @Override
    public List<Trigger> triggers() {
      return List.of(new Trigger.Digits(1, 15, "", ""));
    }

    @Override
    public void scan(Text text, int at, Findings out) {
      int end = at;
      while (text.at(end) >= '0' && text.at(end) <= '9') {
        end++;
      }
      numbers.add(text.decoded(at, end));
    }
  }
}
