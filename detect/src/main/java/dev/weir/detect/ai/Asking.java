package dev.weir.detect.ai;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells which messages of a client's ask for an answer, in a conversation over a WebSocket. Whatever is not known to only add to
 * what is said counts as asking, so that nobody gets answers by a message that is new or oddly written.
 *
 * <p>Sources: the client events of OpenAI's Realtime API, and {@code BidiGenerateContentClientMessage} of Google's Live API.
 */
final class Asking {

  private static final Set<String> ADDING = Set.of("session.update", "transcription_session.update",
      "input_audio_buffer.append", "input_audio_buffer.commit", "input_audio_buffer.clear",
      "output_audio_buffer.clear", "conversation.item.create", "conversation.item.retrieve",
      "conversation.item.truncate", "conversation.item.delete", "response.cancel");
  private static final Set<String> MEMBERS_OF_ADDING = Set.of("type", "event_id", "session", "audio", "item",
      "item_id", "previous_item_id", "content_index", "audio_end_ms", "response_id");

  private static final Set<String> CONTENT = Set.of("clientContent", "client_content");
  private static final Set<String> COMPLETE = Set.of("turnComplete", "turn_complete");
  private static final Set<String> INPUT = Set.of("realtimeInput", "realtime_input");
  private static final Set<String> SOUND = Set.of("audio", "video", "mediaChunks", "media_chunks",
      "activityStart", "activity_start");

  private Asking() {}

  static boolean asks(Outline outline) {
    List<String> outermost = new ArrayList<>();
    List<String> turns = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    outline.members((holder, name) -> {
      if (holder.isEmpty()) {
        outermost.add(name);
      } else if (INPUT.contains(holder)) {
        inputs.add(name);
      }
    });
    outline.options((_, name, word) -> {
      if (COMPLETE.contains(name)) {
        turns.add(word);
      }
    });
    return !addsToOpenAi(outline, outermost) && !addsToGoogle(outermost, turns, inputs);
  }

  private static boolean addsToOpenAi(Outline outline, List<String> members) {
    return members.stream().filter("type"::equals).count() == 1 && MEMBERS_OF_ADDING.containsAll(members)
        && outline.outermost("type").stream().filter(ADDING::contains).count() == 1;
  }

  private static boolean addsToGoogle(List<String> members, List<String> turns, List<String> inputs) {
    if (members.size() != 1) {
      return false;
    }
    String only = members.getFirst();
    return only.equals("setup") || CONTENT.contains(only) && turns.stream().allMatch("false"::equals)
        || INPUT.contains(only) && SOUND.containsAll(inputs);
  }
}
