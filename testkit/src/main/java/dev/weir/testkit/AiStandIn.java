package dev.weir.testkit;

import java.util.Optional;

/**
 * A model provider that repeats what it was told, so that a test sees what left and what came back. Speaks enough of
 * the OpenAI and the Anthropic dialect for their official SDKs, streams included.
 *
 * <p>Streams are cut into pieces of a few characters: whatever restores a token in them has to join it first.
 */
public final class AiStandIn implements StandIn.Service {

  private final String realKey;

  /** Plays a provider that knows {@code realKey}, shown as {@code Authorization: Bearer} or {@code x-api-key}. */
  public AiStandIn(String realKey) {
    this.realKey = realKey;
  }

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "/v1/chat/completions", request -> openAi(request, OpenAiDialect::completion))
        .on("POST", "/v1/responses", request -> openAi(request, OpenAiDialect::response))
        .on("POST", "/v1/embeddings", request -> openAi(request, OpenAiDialect::embeddings))
        .on("POST", "/v1/messages", this::anthropic);
  }

  private Answer openAi(Request request, Reply reply) {
    return request.header("Authorization").equals(Optional.of("Bearer " + realKey))
        ? answer(request, reply, OpenAiDialect::error)
        : OpenAiDialect.error(401, "Incorrect API key provided.");
  }

  private Answer anthropic(Request request) {
    return request.header("x-api-key").equals(Optional.of(realKey))
        ? answer(request, AnthropicDialect::message, AnthropicDialect::error)
        : AnthropicDialect.error(401, "invalid x-api-key");
  }

  private static Answer answer(Request request, Reply reply, Refusal refusal) {
    try {
      return reply.to(new Prompt(Json.object(request.text())));
    } catch (IllegalArgumentException e) {
      return refusal.of(400, "We could not parse the JSON body of your request.");
    }
  }

  private interface Reply {
    Answer to(Prompt prompt);
  }

  private interface Refusal {
    Answer of(int status, String message);
  }
}
