package dev.weir.detect.pii;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.pii.birth.DateOfBirth;
import dev.weir.detect.pii.device.Devices;
import dev.weir.detect.pii.finance.Accounts;
import dev.weir.detect.pii.national.NationalIds;
import dev.weir.detect.pii.phone.Phone;
import java.util.List;
import java.util.stream.Stream;

/** The detectors of personal data: to add one is to write its file and name it here. */
public final class PersonalData {

  private static final List<Detector> ALL = Stream.of(
      List.of(
          new CreditCard(),
          new DateOfBirth(),
          new Email(),
          new ExponentCard(),
          new Iban(),
          new IpAddress(),
          new Phone(),
          new SpreadCard()),
      Accounts.all(),
      Devices.all(),
      NationalIds.all()).flatMap(List::stream).toList();

  private PersonalData() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
