package dev.weir.scan.flow;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.FileNames;
import java.util.List;

/** What is in files that a library sends by their paths, as far as the paths tell: {@code upload_file("/backup/users.sql", bucket)}. */
final class Uploads {

  private static final List<String> WORDS = List.of("upload", "file", "document", "put", "attach",
      "artifact");

  private Uploads() {}

  /** Returns whether a place of a library takes the path of what it sends, as it is called. */
  static boolean isOne(String place) {
    String name = place.substring(place.lastIndexOf('.') + 1);
    return WORDS.stream().anyMatch(name::contains);
  }

  /** Adds what the files among some values hold. */
  static void add(List<Value> values, Step last, List<Flow> into) {
    for (Value value : values) {
      for (Text text : value.texts()) {
        String path = text.pattern().replace(Text.HOLE, '*');
        FileNames.typeOf(path).filter(type -> !type.equals("CONFIG")).ifPresent(
            type -> into.add(new Flow(new Datum(type, path), Flow.Part.PAYLOAD, List.of(), List.of(last))));
      }
    }
  }
}
