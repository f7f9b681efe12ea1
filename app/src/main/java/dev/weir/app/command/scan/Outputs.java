package dev.weir.app.command.scan;

import dev.weir.app.Version;
import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Screen;
import dev.weir.scan.report.JsonReport;
import dev.weir.scan.report.SarifReport;
import dev.weir.scan.report.Tool;
import dev.weir.scan.report.html.HtmlReport;
import dev.weir.scan.report.html.Mask;
import dev.weir.scan.result.Excerpts;
import dev.weir.scan.result.Result;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Where each form of a result goes: one to standard output or to a file, several into a folder. */
final class Outputs {

  private final Screen screen;
  private final LocalDate day;
  private final Map<Format, Optional<Path>> places = new LinkedHashMap<>();

  private Outputs(Screen screen, LocalDate day) {
    this.screen = screen;
    this.day = day;
  }

  /**
   * Returns where {@code formats} go; checked before anything is scanned.
   *
   * @param to a file, or a folder; empty for standard output
   * @throws CannotRun where several formats would go to one place, or the place cannot be written
   */
  static Outputs of(Set<Format> formats, Optional<Path> to, LocalDate day, Screen screen)
      throws CannotRun, IOException {
    Outputs outputs = new Outputs(screen, day);
    Set<Format> files = EnumSet.copyOf(formats);
    boolean talks = formats.size() > 1 && files.remove(Format.TEXT);
    if (talks) {
      outputs.places.put(Format.TEXT, Optional.empty());
    }
    boolean folder = to.filter(path -> Files.isDirectory(path) || files.size() > 1).isPresent();
    if (to.isEmpty() && (talks || files.size() > 1)) {
      throw new CannotRun("several formats cannot share standard output", "",
          "name a folder for them with -o");
    }
    if (folder) {
      Files.createDirectories(to.orElseThrow());
    }
    for (Format format : files) {
      Optional<Path> place = folder ? to.map(path -> path.resolve(format.file())) : to;
      if (place.filter(path -> !Files.isDirectory(path.toAbsolutePath().resolveSibling(""))).isPresent()) {
        throw new CannotRun("there is no folder for the report", place.get().toString(),
            "make it, or name another");
      }
      outputs.places.put(format, place);
    }
    return outputs;
  }

  /** Writes {@code result} in every form. */
  void write(Result result, Excerpts excerpts) throws CannotRun, IOException {
    for (Map.Entry<Format, Optional<Path>> each : places.entrySet()) {
      if (each.getValue().isEmpty()) {
        show(each.getKey(), result, excerpts);
      } else {
        Path file = each.getValue().get();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
          write(each.getKey(), result, excerpts, out);
        } catch (JacksonException e) {
          throw new CannotRun("cannot write the report", file.toString(),
              "make room on the disk, or name another file");
        }
        screen.note(each.getKey() + " report: " + file);
      }
    }
  }

  private void show(Format format, Result result, Excerpts excerpts) throws IOException {
    if (format == Format.TEXT) {
      new TextReport(screen, result).show();
    } else {
      write(format, result, excerpts, screen.stream());
    }
  }

  private void write(Format format, Result result, Excerpts excerpts, OutputStream out) throws IOException {
    Tool tool = new Tool("weir", Version.number());
    switch (format) {
      case TEXT -> {
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        new TextReport(new Screen(print, print, false, false), result).show();
        print.flush();
      }
      case HTML -> HtmlReport.write(result, tool, day, excerpts, mask(result), out);
      case JSON -> JsonReport.write(result, tool, out);
      case SARIF -> SarifReport.write(result, tool, out);
    }
  }

  /** The detectors take a moment to be ready: not where nothing is quoted. */
  private static Mask mask(Result result) {
    return result.entries().isEmpty() ? line -> line : new SecretMask();
  }
}
