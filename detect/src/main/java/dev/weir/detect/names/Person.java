package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/** Finds names of persons in running text, without titles; reads for {@link Address} and {@link Location} too. */
final class Person implements Detector {

  static final Kind KIND = new Kind("PERSON");

  private static final double SURE = 0.9;
  private static final double UNSURE = 0.4;
  /** The margin of the tagger at which it is right nearly always. */
  private static final double WIDE = 2000;

  private final Prose prose;
  private final Detector address;
  private final Detector location;
  private final Prose.Found found = this::found;

  Person(Prose prose, Detector address, Detector location) {
    this.prose = prose;
    this.address = address;
    this.location = location;
  }

  @Override
  public About about() {
    return About.of("person", KIND)
        .because("says who it is about")
        .source("given and family names of many languages, by Weir's own model of names")
        .hits("My name is Katarzyna Wójcik.", "Dear Dr. Okafor,", "I talked to María José Álvarez yesterday",
            "please ask Hannah about it", "signed by J. R. van der Meer")
        .misses("Please open the Settings menu", "Will it run on Monday?", "Getting Started With Spring Boot",
            "class OrderService extends BaseService", "The Quick Start guide is in the Docs folder.");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Capital(), new Trigger.End(Prose.SHORTEST, Prose.SMALL, ""));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (text.at(at) == (Text.BREAK & 0xff)) {
      prose.readSmall(text, at, found, out);
    } else {
      prose.read(text, at, found, out);
    }
  }

  private void found(Text text, Tag tag, int start, int end, int margin, Findings out) {
    double score = UNSURE + (SURE - UNSURE) * Math.clamp(margin / WIDE, 0, 1);
    switch (tag) {
      case PERSON -> out.add(this, start, end, score);
      case ADDRESS -> out.add(address, start, end, score);
      case LOCATION -> out.add(location, start, end, score);
      case NONE, IN_PERSON, IN_ADDRESS, IN_LOCATION, COMPANY, IN_COMPANY -> {
      }
    }
  }
}
