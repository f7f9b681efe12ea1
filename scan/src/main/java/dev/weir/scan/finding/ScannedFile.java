package dev.weir.scan.finding;

import java.util.Optional;

/**
 * What became of one file.
 *
 * @param language {@code python}; empty where a file was not read so far
 * @param why what was not read, and where: for {@link Verdict#FAILED}, and for files of which a part was read
 * @param lines how many it has
 */
public record ScannedFile(String path, String language, Verdict verdict, Optional<String> why, int lines) {}
