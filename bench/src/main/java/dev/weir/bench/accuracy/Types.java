package dev.weir.bench.accuracy;

import dev.weir.detect.Detectors;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What Weir calls the types of corpora. */
final class Types {

  static final String SECRET = "SECRET";

  private static final Map<String, String> OTHERWISE = Map.ofEntries(Map.entry("EMAIL_ADDRESS", "EMAIL"),
      Map.entry("PHONE_NUMBER", "PHONE"), Map.entry("PH_MOBILE_NUMBER", "PHONE"),
      Map.entry("TR_PHONE_NUMBER", "PHONE"),
      Map.entry("IBAN_CODE", "IBAN"), Map.entry("SSN", "US_SSN"), Map.entry("STREET_ADDRESS", "ADDRESS"),
      Map.entry("GPE", "LOCATION"), Map.entry("AADHAR", "IN_AADHAAR"), Map.entry("PAN", "IN_PAN"),
      Map.entry("PHYSICIAN_NAME", "PERSON"), Map.entry("ROUTING_NUMBER", "ABA_ROUTING_NUMBER"),
      Map.entry("DRIVER_LICENSE", "US_DRIVER_LICENSE"), Map.entry("PASSWORD", SECRET));

  private static final Set<String> KNOWN = Detectors.all().stream().map(about -> about.kind().name())
      .collect(Collectors.toUnmodifiableSet());

  private Types() {}

  /** Returns Weir's name; the name itself where there is no other. */
  static String of(String label) {
    return OTHERWISE.getOrDefault(label, label);
  }

  /** Returns whether a detector of Weir's finds {@code type}. */
  static boolean known(String type) {
    return KNOWN.contains(type);
  }
}
