package dev.weir.detect.prompt;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A text as a document: segments, each of which is compared with the others. An order that somebody has put into a mail, a
 * table or a page stands out from a text that tells otherwise; where all is orders, as in a recipe, none does.
 */
public final class Document {

  /** How many numbers a {@link #contrast} has. */
  public static final int NUMBERS = 17;

  private static final float MOST = 8;

  /** From so many segments on the room is better given back. */
  private static final int LARGE = 1 << 12;

  private static final Reading NONE = new Reading();

  private final Openings openings = new Openings();
  private final Segments segments = new Segments();
  private final Traits traits = new Traits();
  private Reading reading;
  /** How much each segment sounds like a request, and the sums of that and of its squares. */
  private float[] margins = new float[32];
  private double sum;
  private double squares;
  /** The segments with the highest margins, the highest first: enough that one is apart from any segment and its neighbours. */
  private final int[] highest = new int[4];

  private Document(Reading reading) {
    this.reading = reading;
  }

  /** Returns an empty document, to be read into. */
  static Document empty() {
    return new Document(NONE);
  }

  /** Returns {@code text} as a document. */
  public static Document of(String text) {
    Document document = new Document(Reading.all(text).getFirst());
    document.read(document.reading, 0, document.reading.words.count());
    return document;
  }

  /** Takes the words of {@code reading} from {@code from} to before {@code to} in place of the document before. */
  void read(Reading reading, int from, int to) {
    this.reading = reading;
    segments.cut(reading, from, to);
    if (segments.count() > margins.length) {
      margins = new float[2 * segments.count()];
    }
    if (segments.count() > 0) {
      traits.read(reading, segments);
    }
  }

  /** Returns how many segments there are. */
  public int segments() {
    return segments.count();
  }

  /** Returns the first UTF-16 unit of a segment. */
  public int start(int segment) {
    return reading.words.start(segments.from(segment));
  }

  /** Returns the unit behind a segment. */
  public int end(int segment) {
    return reading.words.end(segments.to(segment) - 1);
  }

  /** Returns the first word of a segment. */
  int from(int segment) {
    return segments.from(segment);
  }

  /** Returns the word behind the last of a segment. */
  int to(int segment) {
    return segments.to(segment);
  }

  /** Returns what is asked about whether a segment is a request: its words, what they mean and how they stand. */
  public long[] features(int segment) {
    Features features = reading.features;
    int from = features.from(segments.from(segment));
    long[] asked = new long[features.from(segments.to(segment)) - from];
    int count = 0;
    for (int i = 0; i < asked.length; i++) {
      asked[count] = features.at(from + i);
      count += Features.asked(asked[count]) ? 1 : 0;
    }
    return Arrays.copyOf(asked, count);
  }

  /** Returns how the sentences of a segment begin, and whether it asks; for any number of threads, as {@link #features}. */
  public long[] openings(int segment) {
    Openings apart = new Openings();
    apart.collect(reading, segments, segment);
    return apart.all();
  }

  /** Weighs how much each segment sounds like a request, by what a model knows of this document and by how sentences begin. */
  void weigh(Known known, OpeningModel model) {
    weigh(segment -> margin(known, model, segment));
  }

  /** Returns whether a feature is with what a sentence begins. */
  public static boolean opens(long feature) {
    return Features.opens(feature);
  }

  /** Takes how much each segment sounds like a request: from that the contrasts follow. */
  public void weigh(IntToDoubleFunction requests) {
    sum = 0;
    squares = 0;
    Arrays.fill(highest, -1);
    for (int segment = 0; segment < segments.count(); segment++) {
      margins[segment] = (float) Math.clamp(requests.applyAsDouble(segment), -MOST, MOST);
      sum += margins[segment];
      squares += (double) margins[segment] * margins[segment];
      rank(segment);
    }
  }

  private double margin(Known known, OpeningModel openingModel, int segment) {
    Model model = known.model();
    int to = known.first[segments.to(segment)];
    float said = 0;
    float square = 1;
    for (int i = known.first[segments.from(segment)]; i < to; i++) {
      int weight = model.request(known.slots[i]);
      float value = counted(known.values[i], weight);
      said += value * weight;
      square += value * value;
    }
    openings.collect(reading, segments, segment);
    float opened = 0;
    for (int i = 0; i < openings.count(); i++) {
      int weight = openingModel.weight(openings.at(i));
      float value = counted(Features.value(openings.at(i)), weight);
      opened += value * weight;
      square += value * value;
    }
    float sum = said * model.unit(model.requests()) + opened * openingModel.unit();
    return model.bias(model.requests()) + sum / Math.sqrt(square);
  }

  /** Returns what a feature counts where it says anything, else nothing: that is not foreseen, so nothing is guessed. */
  private static float counted(float value, int weight) {
    int counts = (weight | -weight) >> Integer.SIZE - 1;
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) & counts);
  }

  /** Lets go of the text. */
  void clear() {
    reading = NONE;
    traits.clear();
    if (margins.length > LARGE) {
      margins = new float[32];
    }
  }

  private void rank(int segment) {
    int place = highest.length;
    while (place > 0 && (highest[place - 1] < 0 || margins[segment] > margins[highest[place - 1]])) {
      place--;
    }
    if (place < highest.length) {
      System.arraycopy(highest, place, highest, place + 1, highest.length - 1 - place);
      highest[place] = segment;
    }
  }

  /**
   * Puts into {@code numbers} how a segment stands out from the others: the more of a request it sounds than they, the less
   * it shares their words and their look.
   */
  public void contrast(int segment, float[] numbers) {
    int others = segments.count() - 1;
    float margin = margins[segment];
    double mean = others == 0 ? 0 : (sum - margin) / others;
    double variance = others == 0
        ? 0
        : Math.max(0, (squares - (double) margin * margin) / others - mean * mean);
    float next = rival(segment);
    float beside = Math.max(segment > 0 ? margins[segment - 1] : -MOST,
        segment < others ? margins[segment + 1] : -MOST);
    numbers[0] = margin;
    numbers[1] = others == 0 ? 0 : (float) ((margin - mean) / (1 + Math.sqrt(variance)));
    numbers[2] = next;
    numbers[3] = Math.min(0, margin - next);
    numbers[4] = beside;
    numbers[5] = traits.beyond(Traits.NEWS, segment);
    numbers[6] = traits.beyond(Traits.PLAIN, segment);
    numbers[7] = traits.mean(Traits.PLAIN);
    numbers[8] = segment == others ? 1 : 0;
    numbers[9] = segment == 0 ? 1 : 0;
    numbers[10] = Traits.log(segments.count());
    numbers[11] = traits.of(Traits.LENGTH, segment);
    numbers[12] = (float) mean;
    numbers[13] = traits.beyond(Traits.LENGTH, segment);
    numbers[14] = traits.of(Traits.ASKS, segment);
    numbers[15] = traits.of(Traits.SHARED, segment);
    numbers[16] = traits.of(Traits.OWN, segment);
  }

  /** Returns the highest margin of those segments that are not next to this one: an order may have several sentences. */
  private float rival(int segment) {
    for (int other : highest) {
      if (other >= 0 && Math.abs(other - segment) > 1) {
        return margins[other];
      }
    }
    return -MOST / 2;
  }
}
