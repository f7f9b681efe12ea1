package dev.weir.parquet;

import dev.weir.audit.Stored;
import java.io.IOException;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Rows that are gathered in memory, column by column, until there are enough of them for a part of a file. All of it is on the
 * heap: nothing of it has to be closed, and closing would try to write rows that nobody wants any more.
 */
final class RowGroup {

  /** How much of a text stands in statistics, at most. */
  static final int STATISTICS_BYTES = 64;

  private static final int PAGE_BYTES = 256 << 10;

  /** What is another in each row takes no dictionary, nor the memory that trying one would. */
  private static final ParquetProperties PROPERTIES = ParquetProperties.builder().withPageSize(PAGE_BYTES)
      .withDictionaryPageSize(PAGE_BYTES).withDictionaryEncoding("sequence", false)
      .withDictionaryEncoding("at", false).withDictionaryEncoding("call", false)
      .withStatisticsTruncateLength(STATISTICS_BYTES).build();

  private final ColumnChunkPageWriteStore pages = new ColumnChunkPageWriteStore(new Zstandard(),
      Columns.EVENT,
      PROPERTIES.getAllocator(), STATISTICS_BYTES, true);
  private final ColumnWriteStore columns = PROPERTIES.newColumnWriteStore(Columns.EVENT, pages);
  private final RecordConsumer rows = new ColumnIOFactory().getColumnIO(Columns.EVENT)
      .getRecordWriter(columns);
  private long count;

  void add(String log, Stored stored) {
    Row.write(log, stored, rows);
    count++;
  }

  /** Returns about how many bytes they take. */
  long bytes() {
    return columns.getBufferedSize();
  }

  /** Writes them to a file, unless there are none. */
  void writeTo(ParquetFileWriter file) throws IOException {
    if (count > 0) {
      rows.flush();
      columns.flush();
      file.startBlock(count);
      pages.flushToFileWriter(file);
      file.endBlock();
    }
  }
}
