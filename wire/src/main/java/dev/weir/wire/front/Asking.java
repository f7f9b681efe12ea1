package dev.weir.wire.front;

import dev.weir.model.Prepared;
import dev.weir.wire.back.AnswerSink;
import dev.weir.wire.back.Upstream;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.Framing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a request is asked of an upstream: with a body that is there or still comes, or for another protocol. */
final class Asking {

  private final Call call;
  private final Prepared prepared;
  private final @Nullable Switching switching;
  private final @Nullable Conversation conversation;

  Asking(Call call, Prepared prepared, @Nullable Switching switching, @Nullable Conversation conversation) {
    this.call = call;
    this.prepared = prepared;
    this.switching = switching;
    this.conversation = conversation;
  }

  /** Returns whether it wants a body that was read, and not kept. */
  boolean bodyIsGone() {
    return prepared.body().isEmpty() && !call.bodyUntouched() && streams();
  }

  /** Asks {@code to}; returns how many bytes were sent. */
  long ask(Upstream to, Badge badge, AnswerSink sink) throws IOException {
    return switching == null
        ? to.ask(prepared, framing(), badge, sink)
        : to.askToSwitch(prepared, switching.question(), badge, sink);
  }

  /** Returns what takes the rest of the body upstream, or null where there is none. */
  @Nullable
  Uploading upload(Forward forward, Upstream to) {
    if (!streams()) {
      return null;
    }
    return conversation == null
        ? new Upload(forward, to)
        : new Messaging(forward, to, conversation.line(), conversation.row(), conversation.memory());
  }

  /** Has what is left of the body given to {@code upload}. */
  void feed(Uploading upload) {
    call.feed(upload);
  }

  /** Returns whether more of the body comes than is there. */
  private boolean streams() {
    return conversation != null || prepared.body().isEmpty() && !(framing() instanceof Framing.None);
  }

  Framing framing() {
    if (switching != null) {
      return Framing.NONE;
    }
    if (conversation != null) {
      return Framing.CHUNKED;
    }
    if (prepared.body().isEmpty()) {
      return call.body();
    }
    int length = prepared.body().get().length();
    return length == 0 ? Framing.NONE : new Framing.Fixed(length);
  }
}
