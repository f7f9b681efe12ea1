package dev.weir.admin.debug;

import dev.weir.admin.http.Json;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What memory is used for: sizes and names of classes, never what objects hold. */
final class Heap {

  private Heap() {}

  /** Returns it; with {@code classes}, the largest so many as well, for which every object is counted. */
  static Map<String, @Nullable Object> now(int classes) throws IOException {
    Map<String, Object> pools = new TreeMap<>();
    ManagementFactory.getMemoryPoolMXBeans()
        .forEach(pool -> pools.put(pool.getName(), sizes(pool.getUsage())));
    Map<String, Object> collectors = new TreeMap<>();
    ManagementFactory.getGarbageCollectorMXBeans().forEach(gc -> collectors.put(gc.getName(),
        Json.object("collections", gc.getCollectionCount(), "ms", gc.getCollectionTime())));
    Map<String, Object> buffers = new TreeMap<>();
    ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
        .forEach(buffer -> buffers.put(buffer.getName(),
            Json.object("count", buffer.getCount(), "used", buffer.getMemoryUsed())));
    return Json.object("heap", sizes(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage()), "pools",
        pools,
        "collectors", collectors, "buffers", buffers, "classes", classes == 0 ? List.of() : largest(classes));
  }

  private static Map<String, @Nullable Object> sizes(MemoryUsage usage) {
    return Json.object("used", usage.getUsed(), "committed", usage.getCommitted(), "max", usage.getMax());
  }

  /** Returns lines such as {@code 1: 3 72 java.lang.String}: rank, instances, bytes, class. */
  private static List<String> largest(int most) throws IOException {
    try {
      Object table = ManagementFactory.getPlatformMBeanServer().invoke(
          new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
          new Object[]{new String[]{"-all"}}, new String[]{String[].class.getName()});
      return table.toString().lines().map(String::strip)
          .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
          .map(Heap::spaced).limit(most).toList();
    } catch (JMException e) {
      throw new IOException("this JVM does not count its objects", e);
    }
  }

  private static String spaced(String line) {
    StringBuilder spaced = new StringBuilder();
    line.chars().filter(c -> c != ' ' || !spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ')
        .forEach(c -> spaced.append((char) c));
    return spaced.toString();
  }
}
