package dev.weir.bench.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes postal addresses in the orders that posts of the world use, on one line or on several. */
final class Addresses {

  private static final List<String> STATES = List.of("AL", "AK", "AZ", "CA", "CO", "FL", "GA", "IL", "MA",
      "MI", "NC", "NJ", "NV", "NY",
      "OH", "OR", "PA", "TX", "VA", "WA", "ON", "BC", "QC", "NSW", "VIC", "QLD", "SP", "RJ");
  private static final List<String> UNITS = List.of("Apt. ", "Apt ", "Suite ", "Ste ", "Unit ", "Flat ",
      "Room ", "Floor ", "#", "Bldg ",
      "Apartment ", "apt ", "ste ", "App. ", "Wohnung ", "Bloque ", "Etage ", "Piso ", "Lgh ");
  private static final List<String> BOXES = List.of("PO Box ", "P.O. Box ", "P. O. Box ", "Box ", "Postfach ",
      "Apartado ", "BP ",
      "Casella Postale ", "Postbus ", "Caixa Postal ", "Boks ", "GPO Box ", "Postboks ");
  private static final List<String> SUFFIXES = List.of("Street", "St", "St.", "Road", "Rd", "Avenue", "Ave",
      "Ave.", "Lane", "Ln", "Drive",
      "Dr", "Dr.", "Court", "Ct.", "Boulevard", "Blvd", "Way", "Place", "Pl", "Square", "Close", "Terrace",
      "Crescent", "Hwy", "Parkway");
  private static final List<String> JOINS = List.of(", ", ", ", ", ", " ", "; ", " - ", ",");

  private final Pick pick;
  private final Random random;

  Addresses(Pick pick, Random random) {
    this.pick = pick;
    this.random = random;
  }

  String country() {
    return pick.of("country", random.nextInt(5) > 0 ? "en" : pick.locale());
  }

  String city(String locale) {
    String city = random.nextInt(3) == 0
        ? pick.of(List.of("place4", "place5", "place6", "place7").get(random.nextInt(4)))
        : pick.of(random.nextBoolean() ? "city" : "town", locale);
    return random.nextInt(12) == 0 ? city.toUpperCase(Locale.ROOT) : city;
  }

  String line(String locale) {
    return String.join(pick.one(JOINS), parts(locale));
  }

  String block(String locale) {
    String join = pick.one(List.of("\n", "\n", "\n", ",\n", "\n ", "\n  ", "\r\n", "\n> ", "\n| ", "\n- "));
    return String.join(join, parts(locale));
  }

  private List<String> parts(String locale) {
    List<String> parts = new ArrayList<>();
    parts.add(street(locale));
    if (random.nextInt(4) == 0) {
      parts.set(0, parts.getFirst() + pick.one(List.of(" ", ", ", " ")) + unit());
    } else if (random.nextInt(5) == 0) {
      parts.add(unit());
    } else if (random.nextInt(10) == 0) {
      parts.set(0, unit() + pick.one(List.of(" ", ", ")) + parts.getFirst());
    }
    int more = random.nextInt(10);
    if (more > 1) {
      parts.add(town(locale));
    }
    if (more > 5) {
      String country = country();
      parts.add(random.nextInt(4) == 0 ? country + " " + postcode(locale) : country);
    }
    return parts;
  }

  private String town(String locale) {
    String city = city(locale);
    String state = pick.one(STATES);
    return switch (random.nextInt(9)) {
      case 0, 1 -> city;
      case 2, 3 -> postcode(locale) + " " + city;
      case 4 -> city + " " + postcode(locale);
      case 5 -> city + ", " + state + " " + pick.of("postcode", "en_US");
      case 6 -> city + " " + state + " " + postcode(locale);
      case 7 -> city + ", " + postcode(locale);
      default ->
        city + ", " + pick.of("region", locale) + (random.nextBoolean() ? " " + postcode(locale) : "");
    };
  }

  private String postcode(String locale) {
    return random.nextInt(3) == 0
        ? String.format("%05d", random.nextInt(100_000))
        : pick.of("postcode", locale);
  }

  private String unit() {
    String number = Integer.toString(1 + random.nextInt(random.nextBoolean() ? 20 : 999));
    return pick.one(UNITS) + number + (random.nextInt(6) == 0 ? pick.one(List.of("A", "b", "C", "-2")) : "");
  }

  private String number() {
    int most = random.nextInt(3) == 0 ? 9999 : random.nextInt(3) == 0 ? 999 : 150;
    String number = Integer.toString(1 + random.nextInt(most));
    return switch (random.nextInt(14)) {
      case 0 -> number + pick.one(List.of("A", "B", "a", "b", "c", " A", "/2", "bis"));
      case 1 -> number + "-" + (1 + random.nextInt(200));
      case 2 -> pick.one(List.of("No. ", "no ", "#", "No ", "n. ", "nº ", "0")) + number;
      default -> number;
    };
  }

  /** The street with its number, or what stands in its place. */
  String street(String locale) {
    String name = name(locale);
    boolean english = locale.startsWith("en");
    return switch (random.nextInt(30)) {
      case 0 -> pick.one(BOXES) + (1 + random.nextInt(99_999));
      case 1 -> number() + " " + name + " " + number();
      case 2 -> number() + " " + ordinal() + " " + pick.one(SUFFIXES);
      case 3 -> name(locale) + pick.one(List.of(" and ", " & ", " at ")) + name;
      case 4 ->
        number() + " " + name + " " + pick.one(List.of("N", "S", "E", "W", "NW", "SE", "North", "West"));
      case 5 -> number() + ", " + name;
      case 6 -> name + ", " + number();
      case 7 -> military(locale);
      default -> english || random.nextInt(5) == 0 ? number() + " " + name : name + " " + number();
    };
  }

  /** Source: USPS Publication 28, section 225. */
  private String military(String locale) {
    String unit = switch (random.nextInt(3)) {
      case 0 -> pick.one(List.of("PSC ", "CMR ")) + random.nextInt(9999) + ", Box " + random.nextInt(9999);
      case 1 -> "Unit " + random.nextInt(9999) + " Box " + random.nextInt(9999);
      default -> pick.one(List.of("USS ", "USNS ", "USNV ", "USCGC ")) + pick.of("last", locale);
    };
    return unit + pick.one(List.of("\n", ", ", " ")) + pick.one(List.of("APO ", "FPO ", "DPO "))
        + pick.one(List.of("AA ", "AE ", "AP "))
        + pick.of("postcode", "en_US");
  }

  private String name(String locale) {
    return switch (random.nextInt(8)) {
      case 0 -> pick.of("last", locale) + " " + pick.one(SUFFIXES);
      case 1 -> Values.capitalised(pick.of("word35")) + " " + pick.one(SUFFIXES);
      case 2 -> pick.of("last", locale)
          + pick.one(List.of("straße", "strasse", "gasse", "weg", "platz", "gatan", "vägen", "gade", "vej",
              "straat", "laan", "weg", "plein", "katu", "tie", "veien", "gata", "utca", "allee"));
      case 3 -> pick
          .one(List.of("Rue", "rue de", "Rue de la", "Avenue", "Via", "Viale", "Piazza", "Calle", "Calle de",
              "Avenida", "Rua",
              "Travessa", "Plaza", "ul.", "ulica", "Ulica", "Str.", "Strada", "Jalan", "Quai", "Place",
              "Chemin", "Largo", "Paseo", "Carrer"))
          + " " + pick.of(random.nextBoolean() ? "last" : "first", locale);
      default -> pick.of("street", locale);
    };
  }

  private String ordinal() {
    int number = 1 + random.nextInt(120);
    int last = number / 10 % 10 == 1 ? 0 : number % 10;
    return number + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
  }
}
