package dev.weir.limit.abuse;

import dev.weir.model.net.Ip;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of countries that rules name, each read once for all of them. */
final class CountryFiles {

  private final Map<Path, CountryFile> files = new ConcurrentHashMap<>();

  /** Returns the country of {@code address} as {@code file} has it; empty where that is not known. Never waits. */
  Optional<String> of(Path file, Ip address) {
    return files.computeIfAbsent(file, path -> new CountryFile(path, System::nanoTime)).of(address);
  }
}
