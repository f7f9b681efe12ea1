package dev.weir.detect.pii;

import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Findings of the detectors of personal data as texts, {@code KIND value}. */
final class Found {

  private static final Engine ENGINE = new Engine(PersonalData.all());

  private Found() {}

  static List<String> in(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '|' ? Text.BREAK : bytes[i];
    }
    Text over = new Text();
    over.over(bytes, bytes.length);
    Findings findings = new Findings();
    ENGINE.scan(over, findings);
    List<String> found = new ArrayList<>();
    findings.resolved().forEach(hit -> found.add(hit.detector().about().kind().name() + " "
        + new String(bytes, hit.start(), hit.end() - hit.start(), StandardCharsets.UTF_8)));
    return found;
  }
}
