package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.rule.LimitRule;
import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.Shares;
import dev.weir.policy.rule.Whose;
import dev.weir.policy.rule.Whose.Named;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever callers put into the names of buckets, each is read back as what it is, and no value passes for another's. */
final class WhoseFuzzTest {

  private static final LimitRule RULE = Explain.rations(Resources
      .ok("""
          version: 1
          callers: [{name: checkout}]
          destinations: {openai: {hosts: [api.openai.com]}}
          policies:
            - {name: pace, limit: {requests: 10/m, per: [model, 'request.path'], shares: {by: caller, of: {checkout: 60%}}}}
          """)
      .inForce()).getFirst().limit().orElseThrow();
  private static final Per MODEL = RULE.per().getFirst();
  private static final Per PATH = RULE.per().getLast();
  private static final Optional<Shares> SHARES = RULE.shares();

  @Test
  void everyValueIsReadBackAndAllOthersAreRefused() {
    List<byte[]> seeds = List.of(bytes("gpt-5"), bytes("3:a;b=2:cc;share=others"), bytes(MODEL.part("m")),
        bytes(MODEL.part("m") + PATH.part("/p") + "share=others"));

    Fuzz.feed(seeds, input -> {
      String text = new String(input, StandardCharsets.UTF_8);
      String key = MODEL.part(text) + PATH.part(text);
      assertThat(read(key).orElseThrow().of().getFirst()).isEqualTo(new Named("model", text));
      assertThat(read(key).orElseThrow().of().getLast().name()).matches(text.isEmpty() ? "" : "#[0-9a-f]{8}");
      assertThat(read(key + "share=" + SHARES.orElseThrow().by().part(text)).orElseThrow().share())
          .contains(new Named("caller", text));
      assertThat(read(key + ";")).isEmpty();
      read(text).ifPresent(whose -> assertThat(whose.of()).hasSize(2));
    });
  }

  private static Optional<Whose> read(String key) {
    return Whose.read(RULE.per(), SHARES, key);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
