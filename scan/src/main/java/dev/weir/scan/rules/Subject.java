package dev.weir.scan.rules;

import dev.weir.scan.egress.FileFacts;
import java.util.List;

/** A file that is judged: its facts, and what it sends with the recipients resolved. */
record Subject(FileFacts facts, List<Sending> sendings) {

  Subject {
    sendings = List.copyOf(sendings);
  }
}
