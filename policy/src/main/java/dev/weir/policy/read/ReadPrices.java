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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code prices}, over those that ship with Weir. */
public final class ReadPrices {

  /** Prices are for a million tokens, and are kept in billionths for one. */
  private static final int DECIMALS = 3;
  /** Ten thousand dollars: with it all tokens that a call may ask for cost less than a long holds. */
  private static final long MOST = 10_000_000;

  private static final String AS_OF = "as-of ";
  private static final String PRICE = "write it as {input: 2.50, output: 10}, in US dollars for a million tokens";

  private static final Prices SHIPPED = shipped();

  private ReadPrices() {}

  /**
   * Returns the prices that hold.
   *
   * @param asOf the day on which the user has compared all of them with the providers'
   */
  public static Prices read(Optional<Value> prices, Optional<Value> asOf) {
    Map<String, Price> models = new HashMap<>(SHIPPED.models());
    prices.flatMap(Value::table).ifPresent(table -> own(table, models));
    Optional<LocalDate> compared = asOf
        .flatMap(day -> day.as(ReadPrices::past, "day that has come", "write one such as 2026-03-31"));
    return new Prices(models, Stream.concat(SHIPPED.asOf().stream(), compared.stream())
        .max(Comparator.naturalOrder()));
  }

  private static void own(Table table, Map<String, Price> models) {
    Set<String> named = new HashSet<>();
    table.all().forEach((model, value) -> {
      String name = model.toLowerCase(Locale.ROOT);
      if (!named.add(name)) {
        table.key(model).flaw("has a price already: capitals make no other model", "remove one of the two");
      }
      price(value).ifPresent(price -> models.put(name, price));
    });
  }

  private static Optional<LocalDate> past(String day) {
    try {
      // Where Weir's user is it may be tomorrow already.
      return Optional.of(LocalDate.parse(day))
          .filter(date -> !date.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Price> price(Value value) {
    if (!value.isTable()) {
      value.flaw("is no price", PRICE);
      return Optional.empty();
    }
    try (Table table = value.table().orElseThrow()) {
      Optional<Long> input = table.need("input", "say what a million tokens of input cost in US dollars")
          .flatMap(ReadPrices::dollars);
      Optional<Long> output = table.need("output", "say what a million tokens of output cost in US dollars")
          .flatMap(ReadPrices::dollars);
      Optional<Long> cached = table.find("cached").flatMap(ReadPrices::dollars);
      Optional<Long> written = table.find("written").flatMap(ReadPrices::dollars);
      return input.flatMap(
          in -> output.map(out -> new Price(in, out, cached.orElse(in), written.orElse(in))));
    }
  }

  private static Optional<Long> dollars(Value value) {
    return value.asWritten(text -> Share.decimal(text, DECIMALS).filter(price -> price <= MOST), "price",
        "write US dollars for a million tokens, such as 2.50, and ten thousand of them at the most");
  }

  private static Prices shipped() {
    Map<String, Price> prices = new HashMap<>();
    List<LocalDate> asOf = new ArrayList<>(1);
    try (
        InputStream in = Objects.requireNonNull(ReadPrices.class.getResourceAsStream("prices.txt"),
            "prices.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        if (line.startsWith(AS_OF)) {
          asOf.add(LocalDate.parse(line.substring(AS_OF.length())));
          return;
        }
        List<String> words = List.of(line.split(" ", -1));
        long input = own(words.get(1));
        prices.put(words.get(0), new Price(input, own(words.get(2)),
            words.size() > 3 ? own(words.get(3)) : input, words.size() > 4 ? own(words.get(4)) : input));
      });
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Weir's own cannot be read", e);
    }
    return new Prices(prices, Optional.of(asOf.getFirst()));
  }

  private static long own(String dollars) {
    return Share.decimal(dollars, DECIMALS)
        .orElseThrow(() -> new IllegalStateException("no price: " + dollars));
  }
}
