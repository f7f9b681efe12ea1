package dev.weir.model.talk;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What models cost, by the name that they are sold under: without a vendor, a region, a date or a version, all of which calls
 * may add to it.
 *
 * @param asOf the day on which they were compared with what providers ask; empty where nobody says
 */
public record Prices(Map<String, Price> models, Optional<LocalDate> asOf) {

  /** No model has a price. */
  public static final Prices NONE = new Prices(Map.of());

  public Prices {
    models = Map.copyOf(models);
  }

  /** Of no day that is known. */
  public Prices(Map<String, Price> models) {
    this(models, Optional.empty());
  }

  /** Returns the price of the model that a call names; empty where it is not known, for that costs anything. */
  public Optional<Price> of(String name) {
    String model = name.toLowerCase(Locale.ROOT);
    Price exact = models.get(model);
    return exact != null ? Optional.of(exact) : Optional.ofNullable(models.get(plain(model)));
  }

  /** {@code us.anthropic.claude-x-20250101-v1:0}, {@code openai/gpt-x-2025-01-01} and {@code models/gemini-x-001} without their trimmings. */
  private static String plain(String name) {
    String model = name.substring(name.lastIndexOf('/') + 1);
    int vendor = model.lastIndexOf('.');
    if (vendor >= 0 && vendor + 1 < model.length() && Character.isLetter(model.charAt(vendor + 1))) {
      model = model.substring(vendor + 1);
    }
    model = cut(cut(model, '@'), ':');
    boolean shorter = true;
    while (shorter) {
      int dash = model.lastIndexOf('-');
      shorter = dash > 0 && isTrimming(model.substring(dash + 1));
      model = shorter ? model.substring(0, dash) : model;
    }
    return model;
  }

  private static String cut(String text, char at) {
    int end = text.indexOf(at);
    return end < 0 ? text : text.substring(0, end);
  }

  /** A date or a part of one, a version, {@code latest}: two digits at least, since one is part of many names. */
  private static boolean isTrimming(String word) {
    String digits = word.startsWith("v") ? word.substring(1) : word;
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return word.equals("latest") || number && (word.startsWith("v") || digits.length() > 1);
  }
}
