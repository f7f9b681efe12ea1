package dev.weir.bench.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Fills the slots of templates. */
final class Values {

  private static final Pattern AFTER_SPACE = Pattern.compile("(?<= )");
  private static final List<String> TITLES = List.of("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr",
      "Dr.", "Prof.", "Sir",
      "Professor", "Madam", "Rev.", "Herr", "Frau", "Señor", "Señora", "Sr.", "Sra.", "Monsieur", "Madame",
      "Mme", "Signor", "Sig.");
  static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June",
      "July", "August",
      "September", "October", "November", "December", "Jan", "Feb", "Sept", "Oct", "Nov", "Dec");
  static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
      "Saturday", "Sunday");
  private static final List<String> SUFFIXES = List.of("Inc", "Inc.", "Ltd", "Ltd.", "LLC", "GmbH", "AG",
      "S.A.", "Group", "& Sons",
      "Corporation", "Bank", "Partners", "Solutions", "Technologies", "Holdings", "Media", "Systems", "Labs",
      "University");

  /** What hospitals, inns and houses that are named after somebody, or after a town, are. */
  private static final List<String> BODIES = List.of("Clinic", "Hospital", "Hotel", "Inn", "Hall", "Stadium",
      "Foundation",
      "Institute", "College", "School", "Library", "Museum", "Theatre", "Opera House", "Church", "Center",
      "Centre", "Park",
      "Bakery", "Pharmacy", "Airport", "Station", "Bridge", "Tower", "Arena", "Gallery", "Zoo", "Garden",
      "Market");

  private static final List<String> ENDINGS = List.of("ly", "ify", "io", "com", "net", "data", "tech", "soft",
      "lytics", "hub", "ware", "gov", "works", "space", "base", "ix", "eon", "ora", "ium");

  /** Words beside numbers, which word lists do not have. */
  static final List<String> CODES = List.of("Iban", "Bic", "Swift", "Aadhaar", "Aadhar", "Ssn", "Vat", "Ein",
      "Pin", "Cvv", "Otp", "Isbn", "Vin", "Imei", "Uuid", "Nif", "Bsn", "Pesel", "Cpf", "Cnpj", "Curp",
      "Siret");

  private static final List<String> PHONES = List.of("+## ### ######", "(###) ###-####", "###-###-####",
      "###.###.####x###", "0#### ######",
      "0## ### ## ##", "+1-###-###-####", "##########", "00## ## ### ####", "### ####", "## ## ## ## ##",
      "0###/#######", "+##-##-########",
      "###-###-####x####", "0### ### ####", "(0###) ### ####", "##-####-####");

  private static final List<String> BABBLED = List.of("de_DE", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL",
      "pl_PL", "cs_CZ");

  private final Random random;
  private final Pick pick;
  private final People people;
  private final Addresses addresses;
  private final Map<String, Template> phrases;
  private String locale = "en";

  /** @param phrases templates that others use as slots */
  Values(Lexicon lexicon, Random random, Map<String, Template> phrases) {
    this.phrases = Map.copyOf(phrases);
    this.random = random;
    pick = new Pick(lexicon, random);
    people = new People(pick, random);
    addresses = new Addresses(pick, random);
  }

  Random random() {
    return random;
  }

  /** Begins a new text: its names are mostly of one locale. */
  void begin() {
    locale = pick.locale();
  }

  void fill(String slot, Draft draft) {
    Template phrase = phrases.get(slot);
    if (phrase != null) {
      phrase.write(this, draft);
      return;
    }
    String home = random.nextInt(10) < 8 ? locale : pick.locale();
    switch (slot) {
      case "person" -> draft.add("PERSON", people.any(home));
      case "full" -> draft.add("PERSON", people.full(home));
      case "first" -> draft.add("PERSON", pick.of("first", home));
      case "last" -> draft.add("PERSON", pick.of("last", home));
      case "FULL" -> draft.add("PERSON", people.full(home).toUpperCase(Locale.ROOT));
      case "titled" -> {
        draft.add(pick.one(TITLES) + " ");
        draft.add("PERSON", random.nextBoolean() ? pick.of("last", home) : people.full(home));
      }
      case "address" ->
        draft.add("ADDRESS", random.nextInt(3) == 0 ? addresses.block(home) : addresses.line(home));
      case "ADDRESS" -> draft.add("ADDRESS", addresses.block(home).toUpperCase(Locale.ROOT));
      case "oneline" -> draft.add("ADDRESS", addresses.line(home));
      case "block" -> draft.add("ADDRESS", addresses.block(home));
      case "street" -> draft.add("ADDRESS", addresses.street(home));
      case "city" -> draft.add("LOCATION", addresses.city(home));
      case "country" -> draft.add("LOCATION", addresses.country());
      case "region" -> draft.add("LOCATION", pick.of("region", home));
      case "place" -> place(home, draft);
      case "firm" -> draft.add("COMPANY", firm());
      case "brand" -> draft.add("COMPANY", pick.of("brand"));
      case "body" -> draft.add("COMPANY", body(home));
      case "swap" -> Swap.write(pick.of("prose"), this, draft);
      default -> draft.add(word(slot));
    }
  }

  /** Returns what a slot for one name may be filled with. */
  String name(String slot) {
    Draft draft = new Draft();
    fill(slot, draft);
    return draft.text();
  }

  private void place(String home, Draft draft) {
    switch (random.nextInt(4)) {
      case 0 -> draft.add("LOCATION", addresses.country());
      case 1 -> {
        draft.add("LOCATION", addresses.city(home));
        draft.add(", ");
        draft.add("LOCATION", addresses.country());
      }
      default -> draft.add("LOCATION", addresses.city(home));
    }
  }

  private String firm() {
    return switch (random.nextInt(7)) {
      case 0 -> pick.of("last", locale) + " " + pick.one(SUFFIXES);
      case 1 -> capitalised(pick.of("word20")) + capitalised(pick.of("word20"));
      case 2 -> random.nextBoolean() ? coined() : capitalised(pick.of("word35")) + " " + pick.one(SUFFIXES);
      case 3 -> capitalised(pick.of("word35")) + " " + capitalised(pick.of("word20"));
      case 4 -> body(locale);
      default -> pick.of("firm", locale);
    };
  }

  private String body(String home) {
    return namesake(home) + " " + pick.one(BODIES);
  }

  /** A name of a person or a town that something else goes by. */
  private String namesake(String home) {
    return switch (random.nextInt(4)) {
      case 0 -> pick.of("first", home);
      case 1 -> addresses.city(home);
      case 2 -> people.full(home);
      default -> pick.of("last", home);
    };
  }

  /** A brand as start-ups have them: two everyday words in one, or one with an ending. */
  private String coined() {
    String word = capitalised(pick.of("word20"));
    return random.nextInt(3) == 0 ? word + pick.one(ENDINGS) : word + pick.of("word20");
  }

  static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private String word(String slot) {
    return switch (slot) {
      case "w" -> pick.of(random.nextInt(4) == 0 ? "word35" : random.nextBoolean() ? "word20" : "word10");
      case "Common" -> capitalised(pick.of(random.nextBoolean() ? "word35" : "word20"));
      case "thing", "job", "prose", "tech", "past", "simple_present", "ing_form", "base", "adjective",
          "adverb", "noun", "preposition", "software", "label" ->
        pick.of(slot);
      case "eponym" -> pick.of("last", pick.locale());
      case "namesake" -> pick.of(random.nextBoolean() ? "first" : "last", pick.locale());
      case "character" -> people.full(locale);
      case "coined" -> coined();
      case "code" -> random.nextBoolean() ? pick.one(CODES) : pick.one(CODES).toUpperCase(Locale.ROOT);
      case "caps" -> caps(pick.of(random.nextInt(3) > 0 ? "prose" : "tech"));
      case "babble" -> babble();
      case "title" -> pick.one(TITLES);
      case "month" -> pick.one(MONTHS);
      case "day" -> pick.one(DAYS);
      case "nat" -> pick.of("language");
      case "ABBR" -> pick.of(random.nextInt(3) > 0 ? "word20" : "first").toUpperCase(Locale.ROOT);
      case "n" -> Integer.toString(number());
      default -> mark(slot);
    };
  }

  /** Puts a digit in the place of each hash sign. */
  private String digits(String format) {
    StringBuilder out = new StringBuilder();
    format.chars().forEach(c -> out.append((char) (c == '#' ? '0' + random.nextInt(10) : c)));
    return out.toString();
  }

  /** Text as headings, product pages and translations have it: some of its words begin with a capital for no reason. */
  private String caps(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (String word : AFTER_SPACE.splitAsStream(text).toList()) {
      boolean plain = word.length() > 3 && Character.isLowerCase(word.charAt(0));
      out.append(plain && random.nextInt(4) == 0 ? capitalised(word) : word);
    }
    return out.toString();
  }

  /** Everyday words of another language, capitals as its dictionary has them. */
  private String babble() {
    String tongue = pick.one(BABBLED);
    StringBuilder out = new StringBuilder(capitalised(pick.of("word", tongue)));
    for (int i = 3 + random.nextInt(10); i > 0; i--) {
      out.append(random.nextInt(9) == 0 ? ", " : " ").append(pick.of("word", tongue));
    }
    return out.append('.').toString();
  }

  private int number() {
    return random.nextInt(random.nextBoolean() ? 30 : random.nextBoolean() ? 2100 : 100_000);
  }

  private String mark(String slot) {
    return switch (slot) {
      case "date" -> switch (random.nextInt(4)) {
        case 0 -> String.format("%d-%02d-%02d", 1950 + random.nextInt(80), 1 + random.nextInt(12),
            1 + random.nextInt(28));
        case 1 -> pick.one(MONTHS) + " " + (1 + random.nextInt(28)) + ", " + (1950 + random.nextInt(80));
        case 2 -> 1 + random.nextInt(28) + " " + pick.one(MONTHS) + " " + (1950 + random.nextInt(80));
        default -> String.format("%d/%d/%d", 1 + random.nextInt(12), 1 + random.nextInt(28),
            1950 + random.nextInt(80));
      };
      case "time" -> random.nextBoolean()
          ? String.format("%d:%02d", random.nextInt(24), random.nextInt(60))
          : 1 + random.nextInt(12) + pick.one(List.of("am", "pm", " am", " PM"));
      case "money" -> pick.one(List.of("$", "€", "£", "USD ", "EUR ")) + number();
      case "email" -> pick.of("word20") + "@" + pick.of("word20") + ".com";
      case "phone" -> digits(pick.one(PHONES));
      case "url" -> "https://www." + pick.of("word20") + ".com/" + pick.of("word10");
      case "id" -> pick.one(List.of("#", "", "A", "ID-", "C0")) + (10_000 + random.nextInt(900_000));
      default -> throw new IllegalArgumentException("no slot of this name: " + slot);
    };
  }
}
