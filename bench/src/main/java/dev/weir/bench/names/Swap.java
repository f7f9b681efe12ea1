package dev.weir.bench.names;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a name in the place of a pronoun or of a noun that stands for a person: contexts that nobody thought of. */
final class Swap {

  private static final List<Pattern> PLACES = List.of(
      Pattern.compile(
          "^(He|She|It|This|That|Everyone|Nobody)(?= (is|was|has|had|will|would|can|could|did|does|should|must|[a-z]+ed|[a-z]+s) )"),
      Pattern.compile("(?<= )(he|she|him|everyone|someone|somebody|anyone|nobody)(?=[ ,.?!])"),
      Pattern
          .compile("(?<= (?:to|with|for|from|about|of|like|by|than) )(me|you|him|her|them|us|it)(?=[ ,.?!])"),
      Pattern.compile(
          "(?<= )(?:my|the|your|his|her|our|that|this|a) (?:friend|father|mother|brother|sister|son|daughter|wife|husband|boss|man|boy"
              + "|girl|woman|king|captain|doctor|guy|person|baby|kid|master|lady|stranger|enemy|dog|cat)(?=[ ,.?!'])"),
      Pattern.compile(
          "(?<= (?:tell|told|saw|see|ask|asked|love|loves|hate|know|knew|kill|help|call|met|miss|want|need|let|make|believe|thank) )"
              + "(me|you|him|her|them|us|it)(?=[ ,.?!])"),
      Pattern.compile("(?<= )(?:my|your|his|her|their|its|the)(?= [a-z]+[ ,.?!])"));

  private static final int GENITIVE = 5;

  private Swap() {}

  static void write(String sentence, Values values, Draft draft) {
    int first = values.random().nextInt(PLACES.size());
    for (int i = 0; i < PLACES.size(); i++) {
      int place = (first + i) % PLACES.size();
      Matcher matcher = PLACES.get(place).matcher(sentence);
      if (matcher.find()) {
        draft.add(sentence.substring(0, matcher.start()));
        values.fill(values.random().nextInt(3) == 0 ? "first" : "person", draft);
        draft.add((place == GENITIVE ? "'s" : "") + sentence.substring(matcher.end()));
        return;
      }
    }
    draft.add(sentence);
  }
}
