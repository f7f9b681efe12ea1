package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/**
 * Persons whom the word for what they are gives away, before their whole names or with a colon between: {@code consignee Anna Maj},
 * {@code Attn: J. Ray}, {@code c/o Ines Baum}.
 */
final class Roles {

  private static final int MOST = 5;
  private static final int OTHERS = Gazetteer.COMMON | Gazetteer.UNCOMMON | Gazetteer.COMPANY
      | Gazetteer.THING
      | Gazetteer.STREET;
  private static final int SHORTEST_UPPER = 2;

  /** What a field or a line that holds one person is called by. */
  private static final WordSet HOLDERS = WordSet
      .of("name patient pt rx pat suspect victim inmate customer client cliente kunde kundin klant kund klient passenger guest student employee member"
          + " tenant insured claimant applicant candidate author autor auteur autore owner contact holder cardholder payee"
          + " beneficiary witness doctor physician provider lab subject nom nombre nome naam namn nazwisko paciente paziente"
          + " titular mieter versicherter mitarbeiter kontoinhaber kontoinhaberin begünstigter inhaber attn att fao"
          + " consignee consignatario destinataire destinatario empfänger ontvanger odbiorca mottaker mottagare recipient"
          + " attending prescriber driver fahrer chauffeur curator clerk greffier notary solicitor attorney rechtsanwalt"
          + " rechtsanwältin avocat avocate avvocato abogado abogada judge detective officer sergeant constable inspector"
          + " nurse tutor coach teacher landlord guarantor lessee vermieter locataire inquilino pupil schüler schülerin élève"
          + " assignee reporter requester approver reviewer signatory organiser organizer interviewer plaintiff defendant"
          + " appellant respondent petitioner deponent policyholder undersigned gutschrift przelew adressat");
  /** What stands before names without a colon, and before much else. */
  private static final WordSet LABELS = WordSet
      .of("name nom nombre nome naam namn nazwisko contact lab subject pat att provider member owner author client");
  private static final WordSet NOBODY = WordSet.of("mr mrs ms miss dr prof the a an and or");

  private Roles() {}

  /** Returns whether the token is a word for what one person is. */
  static boolean holder(Words words, int i) {
    return HOLDERS.has(words, i);
  }

  /** Returns whether the token is a word for what one person is, and for nothing else that names stand behind. */
  static boolean sure(Words words, int i) {
    return HOLDERS.has(words, i) && !LABELS.has(words, i);
  }

  /** Returns whether persons are called by the token, and nothing else is. */
  static boolean named(Words words, int i) {
    return (words.known[i] & Gazetteer.NAME) != 0 && (words.known[i] & OTHERS) == 0;
  }

  /** Returns the first token behind the name that begins with the token; the token itself where no such word stands before it. */
  static int end(Text text, Words words, int i) {
    boolean led = i > 0 && (words.shape[i] == Words.CAPITALISED || words.shape[i] == Words.UPPER
        || words.shape[i] == Words.INITIAL) && behindRole(text, words, i);
    return led ? name(text, words, i) : i;
  }

  private static boolean behindRole(Text text, Words words, int i) {
    int before = text.at(words.start(i - 1));
    if (before == ':' && words.glued[i - 1]) {
      return i > 1 && HOLDERS.has(words, i - 2);
    }
    return sure(words, i - 1) && !words.glued[i] || careOf(text, words, i);
  }

  /** Behind {@code c/o}. */
  static boolean careOf(Text text, Words words, int i) {
    return i > 0 && text.hasAnyCase("c/o", words.end(i - 1) - 3) && !words.glued[i];
  }

  /** Two words or more that are names, or might be: none of them is an everyday word that nobody is called by. */
  static int name(Text text, Words words, int from) {
    int parts = 0;
    boolean foreign = true;
    int end = from;
    int i = from;
    while (i < words.count() && i < from + MOST) {
      boolean hyphen = i > from && words.glued[i] && text.at(words.start(i)) == '-';
      boolean joins = hyphen || i > from && (initial(text, words, i) || Titles.particle(words, i));
      boolean part = !joins && (part(words, i, from) || joined(text, words, i, from));
      if (!joins && !part) {
        break;
      }
      parts += part ? 1 : 0;
      foreign &= !part || (words.known[i] & Gazetteer.FOREIGN) != 0 && (words.known[i] & Gazetteer.NAME) == 0;
      i++;
      end = part || initial(text, words, i - 1) ? i : end;
    }
    return parts > 1 && !foreign ? end : from;
  }

  /** A word with a capital behind a hyphen. */
  private static boolean joined(Text text, Words words, int i, int from) {
    return i > from && words.glued[i] && text.at(words.start(i) - 1) == '-'
        && words.shape[i] == Words.CAPITALISED;
  }

  private static boolean initial(Text text, Words words, int i) {
    return i > 0 && text.at(words.start(i)) == '.' && words.glued[i] && words.shape[i - 1] == Words.INITIAL;
  }

  private static boolean part(Words words, int i, int from) {
    int shape = words.shape[i];
    boolean upper = shape == Words.UPPER && words.end(i) - words.start(i) > SHORTEST_UPPER
        && (i == from || words.shape[from] == Words.UPPER);
    boolean word = shape == Words.CAPITALISED || shape == Words.MIXED || shape == Words.INITIAL || upper;
    boolean other = (words.known[i] & OTHERS) != 0 && (words.known[i] & Gazetteer.NAME) == 0;
    return word && !other && !NOBODY.has(words, i) && !HOLDERS.has(words, i);
  }
}
