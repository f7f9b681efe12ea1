package dev.weir.detect.answer;

import dev.weir.detect.PayloadInspector;
import dev.weir.detect.PayloadInspector.Told;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DetectorRule;
import java.util.ArrayList;
import java.util.List;

/** What stands in words of a text that are codes of another: in Base64, hexadecimal, percent-encoding and whatever else bodies are read in. */
final class Coded {

  /** Few words of any language are longer, and less than this says little. */
  private static final int SHORTEST = 16;
  private static final String SIGNS = "+/-_=%";

  private final PayloadInspector inspector;
  private final List<DetectorRule> own;
  private final long maxBytes;

  Coded(PayloadInspector inspector, List<DetectorRule> own, long maxBytes) {
    this.inspector = inspector;
    this.own = own;
    this.maxBytes = maxBytes;
  }

  /** Returns the texts inside of {@code text}; none of them is the text itself. */
  List<String> in(String text) {
    List<String> inside = new ArrayList<>(0);
    for (String word : text.length() < SHORTEST
        ? List.<String>of()
        : new Words(text, SHORTEST, SIGNS).all()) {
      List<Told> texts = new ArrayList<>();
      inspector.examine("text/plain", Bytes.utf8(word), maxBytes, own, texts);
      texts.stream().map(Told::text).filter(each -> !each.equals(word)).forEach(inside::add);
    }
    return inside;
  }
}
