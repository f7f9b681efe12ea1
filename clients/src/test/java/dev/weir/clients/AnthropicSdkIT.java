package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.ProxyAuthenticator;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.PermissionDeniedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import java.net.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anthropic's own SDK, of which nothing is changed but the base URL and the key. */
@ExtendWith(OneWeir.class)
final class AnthropicSdkIT {

  private final World world;

  AnthropicSdkIT(World world) {
    this.world = world;
  }

  @Test
  void createsAMessage() {
    try (Closing sdk = gateway(world.key())) {
      assertThat(answer(sdk.create(Prompts.HARMLESS))).isEqualTo(Prompts.HARMLESS);
      assertThat(world.outside().anthropic().lastRequest().header("x-api-key"))
          .hasValue(Outside.ANTHROPIC_KEY);
    }
  }

  @Test
  void getsTheAddressBackThatItsProviderNeverSaw() {
    try (Closing sdk = gateway(world.key())) {
      assertThat(answer(sdk.create(Prompts.WITH_MAIL))).isEqualTo(Prompts.WITH_MAIL);
      assertThat(world.outside().anthropic().lastRequest().text()).contains("Write a short reply to ")
          .doesNotContain(Prompts.MAIL);
    }
  }

  @Test
  void streamsAMessage() {
    MessageAccumulator whole = MessageAccumulator.create();
    try (Closing sdk = gateway(world.key());
        StreamResponse<RawMessageStreamEvent> events = sdk.client().messages()
            .createStreaming(message(Prompts.HARMLESS))) {
      events.stream().forEach(whole::accumulate);
    }
    assertThat(answer(whole.message())).isEqualTo(Prompts.HARMLESS);
  }

  @Test
  void raisesItsOwnDenialWithTheReason() {
    int before = world.outside().anthropic().requests().size();
    try (Closing sdk = gateway(world.key())) {
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> sdk.create(Prompts.WITH_CARD))
          .withMessageContaining("CREDIT_CARD").withMessageContaining("no-pii-to-ai")
          .satisfies(denial -> assertThat(denial.getMessage()).doesNotContain(Prompts.CARD));
    }
    assertThat(world.outside().anthropic().requests()).hasSize(before);
  }

  @Test
  void raisesItsOwnDenialOfAnAbusivePrompt() {
    int before = world.outside().anthropic().requests().size();
    try (Closing sdk = gateway(world.key())) {
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> sdk.create(Prompts.ORDER))
          .withMessageContaining("what the user says reads like an").withMessageContaining("rule prompts")
          .satisfies(denial -> assertThat(denial.getMessage()).doesNotContain("word for word"));
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> sdk.client().messages().createStreaming(message(Prompts.ORDER)))
          .withMessageContaining("rule prompts");
    }
    assertThat(world.outside().anthropic().requests()).hasSize(before);
  }

  @Test
  void raisesItsOwnDenialOfAnAnswer() {
    try (Closing sdk = gateway(world.key())) {
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> sdk.create(Prompts.WITH_CANARY))
          .withMessageContaining("the answer holds a canary").withMessageContaining("rule answers")
          .satisfies(denial -> assertThat(denial.getMessage()).doesNotContain(Prompts.CANARY));
    }
  }

  @Test
  void takesAStreamThatIsCutOffForRefused() {
    MessageAccumulator whole = MessageAccumulator.create();
    try (Closing sdk = gateway(world.key());
        StreamResponse<RawMessageStreamEvent> events = sdk.client().messages()
            .createStreaming(message(Prompts.WITH_CANARY))) {
      events.stream().forEach(whole::accumulate);
    }
    assertThat(whole.message().stopReason()).contains(StopReason.REFUSAL);
    assertThat(answer(whole.message())).startsWith("The word").doesNotContain("HALYARD");
  }

  @Test
  void raisesItsOwnRateLimit() {
    try (Closing sdk = gateway(world.eagerKey())) {
      sdk.create(Prompts.HARMLESS);
      assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> sdk.create(Prompts.HARMLESS))
          .withMessageContaining("slow-down")
          .satisfies(limit -> assertThat(limit.headers().values("Retry-After")).hasSize(1));
    }
  }

  @Test
  void spendsWhatItsAnswersCountUntilTheBudgetIsSpent() {
    int before = world.outside().anthropic().requests().size();
    try (Closing sdk = gateway(world.thriftyKey())) {
      assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> {
        for (int i = 0; i < 20; i++) {
          if (i % 2 == 0) {
            sdk.create(Prompts.HARMLESS);
          } else {
            sdk.client().messages().createStreaming(message(Prompts.HARMLESS)).stream().forEach(_ -> {});
          }
        }
      }).withMessageContaining("the budget of 300 tokens in each day leaves too little for this call")
          .withMessageContaining("rule pocket-money");
    }
    assertThat(world.outside().anthropic().requests().size() - before).isBetween(3, 15);
  }

  @Test
  void isUnauthorizedWithAKeyThatWeirDoesNotKnow() {
    try (Closing sdk = gateway(Outside.ANTHROPIC_KEY)) {
      assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> sdk.create(Prompts.HARMLESS))
          .withMessageContaining("Weir");
    }
  }

  /** Through the proxy not even the base URL is Weir's: the provider's own name, and any key that is not empty. */
  @Test
  void createsAMessageThroughTheProxy() {
    try (Closing sdk = new Closing(
        sdk("https://api.anthropic.test:" + world.outside().anthropic().port(), "none")
            .proxy(new Proxy(Proxy.Type.HTTP, world.proxy()))
            .proxyAuthenticator(ProxyAuthenticator.basic("app", world.key()))
            .sslSocketFactory(world.trustsWeir().getSocketFactory()).trustManager(world.trustManager())
            .build())) {
      assertThat(answer(sdk.create(Prompts.WITH_MAIL))).isEqualTo(Prompts.WITH_MAIL);
      assertThat(world.outside().anthropic().lastRequest().text()).doesNotContain(Prompts.MAIL);
    }
  }

  private Closing gateway(String key) {
    return new Closing(sdk(world.gateway("/anthropic").toString(), key).build());
  }

  private static AnthropicOkHttpClient.Builder sdk(String baseUrl, String key) {
    // Its retries would only make the refusals slower.
    return AnthropicOkHttpClient.builder().baseUrl(baseUrl).apiKey(key).maxRetries(0);
  }

  private static MessageCreateParams message(String prompt) {
    return MessageCreateParams.builder().model("stand-in").maxTokens(100).addUserMessage(prompt).build();
  }

  private static String answer(Message message) {
    return message.content().getFirst().asText().text();
  }

  /** A client that lets go of its connections. */
  private record Closing(AnthropicClient client) implements AutoCloseable {

    Message create(String prompt) {
      return client.messages().create(message(prompt));
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
