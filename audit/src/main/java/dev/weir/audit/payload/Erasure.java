package dev.weir.audit.payload;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.retain.Holds;
import dev.weir.model.CallId;
import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes what is kept of somebody unreadable, here and in every copy of the folder, by dropping the keys that it is sealed under;
 * then removes its files. The log is left as it is, so that every proof stays valid. May be run beside a Weir that writes.
 */
public final class Erasure {

  /** How long another process may go on sealing under a key that is retired. */
  static final Duration USUAL_LAG = Duration.ofMillis(500);

  /** What came of it. */
  public sealed interface Result {

    /** It is gone. */
    record Done(int keys, int parts) implements Result {
      @Override
      public String toString() {
        return parts + " parts of calls, by dropping " + keys + " keys";
      }
    }

    /** Somebody holds some of it: nothing was erased. */
    record Held(String name) implements Result {}
  }

  private final PartFiles files;
  private final Holds holds;
  private final PayloadKeys keys;
  private final Duration lag;

  /** Where a part lies, without the part: there may be many. */
  private record Place(Path path, Label label, String key) {}

  Erasure(Path dataFolder, PayloadKeys keys, Duration lag) {
    this.files = PartFiles.of(dataFolder);
    this.holds = Holds.of(dataFolder);
    this.keys = keys;
    this.lag = lag;
  }

  /** Returns one over what is kept in the data folder. */
  public static Erasure in(Path dataFolder, PayloadKeys keys) {
    return new Erasure(dataFolder, keys, USUAL_LAG);
  }

  /** Erases all that is kept of somebody. */
  public Result of(Whose whose) throws IOException, InterruptedException {
    return switch (whose) {
      case Whose.Caller(String name) -> of(subject -> subject.caller().equals(name));
      case Whose.Team(String name) -> of(subject -> subject.team().equals(name));
      case Whose.Value(long fingerprint) -> ofValue(fingerprint);
    };
  }

  private Result of(Predicate<Subject> subjects) throws IOException {
    Set<String> theirs = keys.list().stream().filter(key -> subjects.test(key.subject()))
        .map(PayloadKeys.Listed::id).collect(Collectors.toSet());
    List<Place> parts = under(theirs);
    Optional<String> heldBy = heldBy(parts);
    if (heldBy.isPresent()) {
      return new Result.Held(heldBy.get());
    }
    int dropped = keys.drop(theirs);
    remove(parts);
    return new Result.Done(dropped, parts.size());
  }

  /**
   * Erases all that is kept of calls in whose request a value of this fingerprint was found. What else is sealed under the same
   * keys is sealed anew first, so that the keys can go.
   */
  private Result ofValue(long fingerprint) throws IOException, InterruptedException {
    Set<CallId> calls = calls(under(ids()), fingerprint);
    Set<String> affected = under(ids()).stream().filter(part -> calls.contains(part.label().call()))
        .map(Place::key).collect(Collectors.toSet());
    if (affected.isEmpty()) {
      return new Result.Done(0, 0);
    }
    keys.retire(affected);
    Thread.sleep(lag);
    List<Place> parts = under(affected);
    // Meanwhile more calls may have come that it was found in.
    calls.addAll(calls(parts, fingerprint));
    List<Place> theirs = parts.stream().filter(part -> calls.contains(part.label().call()))
        .toList();
    Optional<String> heldBy = heldBy(theirs);
    if (heldBy.isPresent()) {
      return new Result.Held(heldBy.get());
    }
    sealAnew(parts.stream().filter(part -> !calls.contains(part.label().call())).toList());
    int dropped = keys.drop(affected);
    remove(theirs);
    return new Result.Done(dropped, theirs.size());
  }

  private void sealAnew(List<Place> others) throws IOException {
    Map<String, Subject> subjects = new HashMap<>();
    keys.list().forEach(key -> subjects.put(key.id(), key.subject()));
    for (Place part : others) {
      Subject subject = subjects.get(part.key());
      Optional<Bytes> plain = opened(part);
      if (subject != null && plain.isPresent()) {
        files.write(keys, subject, part.label(), plain.get().array());
      }
    }
  }

  private Set<CallId> calls(List<Place> parts, long fingerprint) throws IOException {
    Set<CallId> calls = new HashSet<>();
    for (Place part : parts) {
      Optional<Bytes> plain = opened(part);
      if (plain.isPresent() && Part.of(plain.get().array()).found().contains(fingerprint)) {
        calls.add(part.label().call());
      }
    }
    return calls;
  }

  /** What was tampered with is nobody's any more: it goes with its key. */
  private Optional<Bytes> opened(Place part) throws IOException {
    try {
      Optional<PartFiles.Lying> lying = PartFiles.read(part.path());
      return lying.isPresent() ? PartFiles.open(lying.get(), keys) : Optional.empty();
    } catch (PayloadKeys.Broken | CorruptRecord e) {
      return Optional.empty();
    }
  }

  private Set<String> ids() throws IOException {
    return keys.list().stream().map(PayloadKeys.Listed::id).collect(Collectors.toSet());
  }

  private List<Place> under(Set<String> ids) throws IOException {
    List<Place> parts = new ArrayList<>();
    for (Path file : files.all()) {
      try {
        Optional<Place> place = PartFiles.isUnfinished(file)
            ? Optional.empty()
            : PartFiles.front(file)
                .map(lying -> new Place(file, lying.label(), keys.keyOf(lying.sealed().array())));
        place.filter(part -> ids.contains(part.key())).ifPresent(parts::add);
      } catch (CorruptRecord e) {
        // What it was nobody can tell; without its key nobody ever will.
      }
    }
    return parts;
  }

  private Optional<String> heldBy(List<Place> parts) throws IOException {
    for (Place part : parts) {
      Optional<String> holder = holds.over(part.label().at());
      if (holder.isPresent()) {
        return holder;
      }
    }
    return Optional.empty();
  }

  private static void remove(List<Place> parts) throws IOException {
    for (Place part : parts) {
      Files.deleteIfExists(part.path());
    }
  }
}
