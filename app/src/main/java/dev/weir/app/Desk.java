package dev.weir.app;

import dev.weir.admin.Administration;
import dev.weir.admin.AuditApi;
import dev.weir.admin.account.PasswordHash;
import dev.weir.admin.api.PayloadsApi;
import dev.weir.app.command.Moment;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.model.InForce;
import dev.weir.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** Puts together what administrators of one running Weir see and change, whatever it is that runs. */
record Desk(Vault vault, Supplier<InForce> inForce, Clock clock) {

  /** Returns accounts and sessions, secrets and keys, the audit log with what it keeps of payloads, and the pages. */
  Administration administration() {
    Path data = inForce.get().settings().data();
    ChangeInbox inbox = ChangeInbox.of(data);
    Administration all = new Administration(new Administration.Parts(vault, () -> inForce.get().settings(),
        inbox::put, PasswordHash.Cost.USUAL, clock));
    all.add(new AuditApi(data, text -> Moment.of(text, clock.instant())).routes());
    all.add(new PayloadsApi(new PayloadsApi.Kept(data, vault.payloads(),
        new Keyed(vault.payloadKey())::fingerprint, Version.number()), all.approvals(), inbox::put,
        clock).routes());
    all.show(new Console()::at);
    return all;
  }
}
