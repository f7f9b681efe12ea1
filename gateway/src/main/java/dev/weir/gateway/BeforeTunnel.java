package dev.weir.gateway;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Inspection;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
import java.util.List;

/** A request that was looked at, before bytes on the same connection that cannot be: it never counts as wholly inspected. */
record BeforeTunnel(Inspection request) implements Inspection {

  @Override
  public Content content() {
    return switch (request.content()) {
      case Content.Inspected(var findings, var _) when !findings.isEmpty() ->
        new Content.Inspected(findings, Coverage.PARTIAL);
      case Content.Opaque opaque -> opaque;
      case Content.Inspected _,Content.Unread _ ->
        new Content.Opaque("what follows the upgrade cannot be looked at");
    };
  }

  @Override
  public List<String> ownKeys() {
    return request.ownKeys();
  }

  @Override
  public Rewritten rewrite(List<Rewrite> rewrites, Scope scope) throws CannotRewrite {
    return request.rewrite(rewrites, scope);
  }
}
