package dev.weir.detect.ai;

import dev.weir.detect.amazon.MessageMeter;
import dev.weir.detect.body.ContentType;
import dev.weir.detect.codec.Codings;
import dev.weir.detect.codec.Unpacked;
import dev.weir.detect.prompt.Judgement;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.model.Coverage;
import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Speaker;
import dev.weir.model.talk.Suspicion;
import dev.weir.model.talk.Talk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads requests to models in every dialect, and judges their parts; for any number of threads. */
public final class Interpreter implements Conversations {

  /** Texts beyond this many characters in one request are not judged, and then it does not count as wholly looked at. */
  private static final int MOST_JUDGED = 4 << 20;

  private final Verdicts verdicts;

  /** @param key 32 bytes: of the hashes by which texts are known again */
  public Interpreter(byte[] key) {
    verdicts = new Verdicts(new Keyed(key));
  }

  @Override
  public Talk read(Api api, Head head, Bytes body, long maxBytes, boolean judged) {
    if (body.isEmpty()) {
      return Talk.SILENCE;
    }
    return Codings.undo(body, head.headers().all("Content-Encoding"),
        maxBytes) instanceof Unpacked.Plain(var plain, var _)
            ? Transcript.of(plain, ContentType.in(head.headers()), api)
                .map(said -> talk(said, Route.of(head), judged))
                .orElse(Talk.OPAQUE)
            : Talk.OPAQUE;
  }

  @Override
  public Meter meter() {
    return new MessageMeter(new TokenMeter());
  }

  @Override
  public Meter live() {
    return new LiveMeter();
  }

  private Talk talk(Transcript said, Route route, boolean judged) {
    List<Part> parts = route.indexes()
        ? said.parts().stream().map(part -> part.by(Speaker.INDEXED)).toList()
        : said.parts();
    Judging judging = new Judging();
    boolean whole = !judged || judging.all(parts);
    String model = route.opens() || said.model().isEmpty() ? route.model() : said.model();
    return new Talk(whole && said.clear() ? Coverage.FULL : Coverage.PARTIAL,
        model.isEmpty() ? said.model() : model,
        Estimate.of(parts, said.media()),
        said.asked(), said.streamed() || route.streams(), parts.size(), judging.scores,
        judging.suspicions, said.asks(), said.deferred());
  }

  /** What the parts of one request come to. */
  private final class Judging {
    final Map<Abuse, Double> scores = new EnumMap<>(Abuse.class);
    final List<Suspicion> suspicions = new ArrayList<>();

    /** Returns whether all of them could be judged. */
    boolean all(List<Part> parts) {
      int left = MOST_JUDGED;
      for (Part part : parts) {
        left -= part.text().length();
        if (left < 0) {
          return false;
        }
        if (!part.isWord()) {
          verdicts.of(part).forEach((abuse, score) -> take(part.speaker(), abuse, score));
        }
      }
      return true;
    }

    private void take(Speaker speaker, Abuse abuse, double score) {
      if (speaker.judged()) {
        scores.merge(abuse, score, Math::max);
      }
      if (score >= Judgement.THRESHOLD) {
        suspicions.add(new Suspicion(abuse, score, speaker));
      }
    }
  }
}
