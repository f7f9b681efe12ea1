package dev.weir.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in files, as another implementation reads it; nothing is said of what is null. */
final class ReadBack {

  private ReadBack() {}

  static List<Map<String, Object>> rows(Path file) throws IOException {
    List<Map<String, Object>> found = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        found.add(struct(rows));
      }
    }
    return found;
  }

  static FileMetaData footer(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
      return reader.getFileMetaData();
    }
  }

  /** Returns the sequences in all files of a folder, in the order of their names. */
  static List<Long> sequences(Path folder) throws IOException {
    List<Long> found = new ArrayList<>();
    for (Path file : files(folder)) {
      rows(file).forEach(row -> found.add((Long) row.get("sequence")));
    }
    return found;
  }

  /** Returns what the folder shows, by name. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
        files.forEach(found::add);
      }
    }
    found.sort(null);
    return found;
  }

  private static Map<String, Object> struct(StructAccessor struct) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      Object value = struct.isNull(i) ? null : value(struct.getValue(i));
      if (value != null) {
        fields.put(struct.getFieldName(i), value);
      }
    }
    return fields;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case PqList list -> list.values().stream().map(ReadBack::value).toList();
      case PqStruct struct -> struct(struct);
      case null, default -> value;
    };
  }
}
