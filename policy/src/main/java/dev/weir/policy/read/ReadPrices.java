package dev.weir.policy.read;

import dev.weir.model.Share;
import dev.weir.model.talk.Price;
import dev.weir.model.talk.Prices;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code prices}, over those that ship with Weir. */
public final class ReadPrices {

  /** Prices are for a million tokens, and are kept in billionths for one. */
  private static final int DECIMALS = 3;

  private static final Map<String, Price> SHIPPED = shipped();

  private ReadPrices() {}

  public static Prices read(Optional<Value> prices) {
    Map<String, Price> models = new HashMap<>(SHIPPED);
    prices.flatMap(Value::table).ifPresent(table -> table.all()
        .forEach((model, value) -> price(value).ifPresent(
            price -> models.put(model.toLowerCase(Locale.ROOT), price))));
    return new Prices(models);
  }

  private static Optional<Price> price(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Long> input = table.need("input", "say what a million tokens of input cost in US dollars")
          .flatMap(ReadPrices::dollars);
      Optional<Long> output = table.need("output", "say what a million tokens of output cost in US dollars")
          .flatMap(ReadPrices::dollars);
      return input.flatMap(in -> output.map(out -> new Price(in, out)));
    }
  }

  private static Optional<Long> dollars(Value value) {
    return value.asWritten(text -> Share.decimal(text, DECIMALS), "price",
        "write US dollars for a million tokens, such as 2.50");
  }

  private static Map<String, Price> shipped() {
    Map<String, Price> prices = new HashMap<>();
    try (
        InputStream in = Objects.requireNonNull(ReadPrices.class.getResourceAsStream("prices.txt"),
            "prices.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        List<String> words = List.of(line.split(" ", -1));
        prices.put(words.get(0), new Price(own(words.get(1)), own(words.get(2))));
      });
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Weir's own cannot be read", e);
    }
    return prices;
  }

  private static long own(String dollars) {
    return Share.decimal(dollars, DECIMALS)
        .orElseThrow(() -> new IllegalStateException("no price: " + dollars));
  }
}
