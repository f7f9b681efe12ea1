package dev.weir.vault;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was revoked in this Weir's own vault; looked through again only where a table has changed, and by one thread at a time. */
final class EndedHere implements Supplier<List<Ended>> {

  private static final Instant FOR_GOOD = Instant.ofEpochSecond(Claims.LATEST);

  private record Seen(Table<KeyRecord> roots, Table<SubKeyRecord> below, List<Ended> ended) {}

  private final Store<Table<KeyRecord>> roots;
  private final Store<Table<SubKeyRecord>> below;
  private @Nullable Seen seen;

  EndedHere(Store<Table<KeyRecord>> roots, Store<Table<SubKeyRecord>> below) {
    this.roots = roots;
    this.below = below;
  }

  /** Where a table cannot be read no key is valid here, and the next time tells what there is to tell. */
  @Override
  public List<Ended> get() {
    try {
      Table<KeyRecord> first = roots.current();
      Table<SubKeyRecord> second = below.current();
      Seen last = seen;
      if (last == null || !last.roots().equals(first) || !last.below().equals(second)) {
        last = new Seen(first, second, look(first, second));
        seen = last;
      }
      return last.ended();
    } catch (VaultException e) {
      return List.of();
    }
  }

  private static List<Ended> look(Table<KeyRecord> roots, Table<SubKeyRecord> below) {
    Stream<Ended> first = roots.rows().values().stream().map(KeyRecord::about)
        .flatMap(key -> key.revoked().map(at -> new Ended(key.id(), at, FOR_GOOD)).stream());
    Stream<Ended> second = below.rows().values().stream().flatMap(
        row -> row.revoked().map(at -> new Ended(row.key().id(), at, row.key().until())).stream());
    return Stream.concat(first, second).toList();
  }
}
