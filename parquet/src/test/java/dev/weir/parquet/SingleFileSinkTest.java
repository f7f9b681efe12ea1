package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.weir.audit.Stored;
import dev.weir.audit.export.Shipment;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleFileSinkTest {

  @TempDir
  Path folder;

  @Test
  void whatIsReadBackIsWhatWasTold() throws IOException {
    Path file = folder.resolve("weir.parquet");
    write(file, Traffic.shipment(0, 1500), Traffic.shipment(1500, 500));
    assertThat(ReadBack.rows(file)).isEqualTo(
        Traffic.stored(0, 2000).stream().map(stored -> Told.of(Traffic.LOG, stored)).toList());
  }

  @Test
  void aPeriodWithoutEventsIsAFileWithoutRows() throws IOException {
    Path file = folder.resolve("weir.parquet");
    write(file);
    assertThat(ReadBack.rows(file)).isEmpty();
    assertThat(ReadBack.footer(file).schema()).extracting(element -> element.name()).contains("sequence",
        "kinds", "rules", "shadow", "detail");
  }

  @Test
  void nobodyFindsItBeforeItIsWhole() throws IOException {
    Path file = folder.resolve("weir.parquet");
    Files.writeString(file, "of yesterday");
    try (SingleFileSink sink = new SingleFileSink(file, DurableFile::new)) {
      sink.send(Traffic.shipment(0, 10));
      assertThat(sink.isSettled()).isFalse();
      assertThat(file).hasContent("of yesterday");
    }
    assertThat(file).hasContent("of yesterday");
    assertThat(folder).isDirectoryContaining("glob:**weir.parquet").isDirectoryNotContaining("glob:**.part");
    write(file, Traffic.shipment(0, 10));
    assertThat(ReadBack.rows(file)).hasSize(10);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void textsOfAnySizeAndMomentsOfAnyClockAreKept() throws IOException {
    String huge = "x".repeat(9 << 20);
    List<Stored> events = List.of(change(0, Instant.EPOCH, huge),
        change(1, Instant.MAX, "half \ud83e of a pair"),
        change(2, Instant.MIN, huge), change(3, Traffic.START, "as ever"));
    Path file = folder.resolve("weir.parquet");
    write(file, new Shipment(Traffic.LOG, events, true));
    List<Map<String, Object>> rows = ReadBack.rows(file);
    assertThat(rows).extracting(row -> row.get("detail")).containsExactly(huge, "half ? of a pair", huge,
        "as ever");
    assertThat(rows.getLast()).containsEntry("at", Instant.parse("2026-11-22T06:00:00.123456Z"));
    assertThat(Files.size(file)).isLessThan(1 << 20);
    assertThat(ReadBack.footer(file).rowGroups()).hasSizeGreaterThan(1);
  }

  @Test
  void columnsArePressedAndHaveStatistics() throws IOException {
    Path file = folder.resolve("weir.parquet");
    write(file, Traffic.shipment(0, 1000));
    List<ColumnMetaData> columns = ReadBack.footer(file).rowGroups().getFirst().columns().stream()
        .map(ColumnChunk::metaData).toList();
    assertThat(columns).extracting(ColumnMetaData::codec).containsOnly(CompressionCodec.ZSTD);
    assertThat(columns).allSatisfy(column -> assertThat(column.statistics().nullCount()).isNotNull());
    assertThat(columns.get(1).pathInSchema()).hasToString("sequence");
    assertThat(columns.get(1).statistics().minValue()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(columns.get(1).statistics().maxValue()).containsExactly(0xe7, 3, 0, 0, 0, 0, 0, 0);
  }

  private static Stored change(long sequence, Instant at, String detail) {
    return new Stored(sequence, new AuditEvent.AdminChange(at, "root", "key minted", "checkout", detail));
  }

  private static void write(Path file, Shipment... shipments) throws IOException {
    try (SingleFileSink sink = new SingleFileSink(file, DurableFile::new)) {
      for (Shipment shipment : shipments) {
        sink.send(shipment);
      }
      sink.idle();
      assertThat(sink.isSettled()).isTrue();
    }
  }
}
