package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.AuditEvent;
import dev.weir.model.AuditEvent.AdminChange;
import dev.weir.model.AuditLog;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangeInboxTest {

  @TempDir
  Path data;

  private final List<AdminChange> kept = Collections.synchronizedList(new ArrayList<>());

  @Test
  void handsChangesOverInTheirOrderAndOnce() throws Exception {
    ChangeInbox inbox = ChangeInbox.of(data);
    assertThat(inbox.takeIn(this::keep)).isZero();
    for (String subject : List.of("a", "b\nforged", "c")) {
      inbox.put("key minted", subject, "");
      Thread.sleep(2);
    }
    assertThat(inbox.takeIn(this::keep)).isEqualTo(3);
    assertThat(kept).extracting(AdminChange::subject).containsExactly("a", "b·forged", "c");
    assertThat(kept)
        .allSatisfy(change -> assertThat(change.actor()).isEqualTo(System.getProperty("user.name")));
    assertThat(inbox.takeIn(this::keep)).isZero();
  }

  @Test
  void keepsWhatTheLogDoesNotTake() throws Exception {
    ChangeInbox inbox = ChangeInbox.of(data);
    inbox.put("key minted", "a", "");
    AuditLog full = event -> CompletableFuture.failedFuture(new IOException("disk full"));
    assertThatThrownBy(() -> inbox.takeIn(full)).isInstanceOf(IOException.class);
    assertThat(inbox.takeIn(this::keep)).isEqualTo(1);
  }

  @Test
  void recordsAndSetsAsideWhatItCannotRead() throws Exception {
    ChangeInbox inbox = ChangeInbox.of(data);
    Path folder = Files.createDirectory(data.resolve("audit-inbox"));
    Files.writeString(folder.resolve("0.change"), "half");
    Files.writeString(folder.resolve("1.new"), "being written");
    inbox.takeIn(this::keep);
    assertThat(kept).singleElement().extracting(AdminChange::action).isEqualTo("change unreadable");
    assertThat(folder.resolve("0.change.unreadable")).exists();
    assertThat(folder.resolve("1.new")).exists();
  }

  @Test
  void isReadWhileWeirServes() throws Exception {
    try (InboxReader reader = InboxReader.start(data, this::keep)) {
      assertThat(reader).isNotNull();
      ChangeInbox.of(data).put("key minted", "a", "");
      for (int i = 0; i < 500 && kept.isEmpty(); i++) {
        Thread.sleep(10);
      }
    }
    assertThat(kept).hasSize(1);
  }

  private CompletionStage<Receipt> keep(AuditEvent event) {
    kept.add((AdminChange) event);
    return CompletableFuture.completedFuture(new Receipt(kept.size() - 1));
  }
}
