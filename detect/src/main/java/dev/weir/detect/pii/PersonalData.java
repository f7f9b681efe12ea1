package dev.weir.detect.pii;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** The detectors of personal data: to add one is to write its file and name it here. */
public final class PersonalData {

  private static final List<Detector> ALL = List.of(
      new CreditCard(),
      new Email(),
      new Iban(),
      new IpAddress(),
      new Phone(),
      new UsSsn());

  private PersonalData() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
