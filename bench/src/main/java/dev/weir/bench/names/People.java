package dev.weir.bench.names;

import java.util.List;
import java.util.Random;

/** Writes names of persons as they are written. */
final class People {

  private static final List<String> BEHIND = List.of("Jr.", "Jr", "Sr.", "II", "III", "IV", "PhD", "MD",
      "M.D.", "Esq.", "DDS", "CPA");
  private static final List<String> PARTICLES = List.of("van", "van der", "van den", "de", "de la", "del",
      "von", "di", "da", "dos",
      "bin", "al", "ter", "le", "el", "ben", "Van", "De", "Di", "La", "Le");

  private final Pick pick;
  private final Random random;

  People(Pick pick, Random random) {
    this.pick = pick;
    this.random = random;
  }

  /** Returns a full name more often than only a part of it. */
  String any(String locale) {
    int chance = random.nextInt(20);
    return chance < 11 ? full(locale) : chance < 17 ? pick.of("first", locale) : pick.of("last", locale);
  }

  String full(String locale) {
    String first = pick.of("first", locale);
    String last = pick.of("last", random.nextInt(4) == 0 ? pick.locale() : locale);
    return switch (random.nextInt(30)) {
      case 0, 1 -> first + " " + initial() + ". " + last;
      case 2 -> first + " " + initial() + " " + last;
      case 3 -> first + " " + pick.of("first", locale) + " " + last;
      case 4 -> first.charAt(0) + ". " + last;
      case 5 -> first + " " + last + "-" + pick.of("last", locale);
      case 6 -> first + "-" + pick.of("first", locale) + " " + last;
      case 7 -> first + " " + pick.one(PARTICLES) + " " + last;
      case 8 -> first + " " + last + " " + pick.one(BEHIND);
      case 9 -> first + " " + last + " " + pick.of("last", locale);
      case 10 -> first.charAt(0) + ". " + initial() + ". " + last;
      case 11 -> first + " O'" + last;
      case 12 -> first + " " + pick.one(List.of("Mc", "Mac", "D'", "Fitz")) + last;
      default -> first + " " + last;
    };
  }

  private char initial() {
    return (char) ('A' + random.nextInt(26));
  }
}
